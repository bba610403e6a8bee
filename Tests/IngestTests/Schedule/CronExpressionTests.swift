import Formats
import Testing

@testable import Ingest

@Suite struct CronExpressionTests {
  @Test func `runs follow the table, through every kind of clock change`() throws {
    let cases = try ScheduleFixture.cases("next.json")
    #expect(cases.count >= 27)
    for item in cases {
      let expression = try CronExpression(parsing: item["expression"]?.string ?? "")
      let zone = try TimeZone.named(item["zone"]?.string ?? "")
      let expected = (item["next"]?.array ?? []).compactMap { $0.string }
      var instant = try ScheduleFixture.instant(item["from"]?.string)
      var runs: [String] = []
      while runs.count < expected.count,
        let next = expression.next(after: instant, in: zone)
      {
        runs.append(next.rfc3339)
        instant = next
      }
      #expect(!expected.isEmpty && runs == expected, "\(item["about"]?.string ?? "")")
      if item["last"]?.bool == true {
        #expect(expression.next(after: instant, in: zone) == nil)
      }
    }
  }

  @Test func `a mistake names field and position and what to write`() throws {
    let cases = try ScheduleFixture.cases("mistakes.json")
    #expect(cases.count >= 48)
    for item in cases {
      let text = item["expression"]?.string ?? ""
      var mistake: CronError?
      do { _ = try CronExpression(parsing: text) } catch { mistake = error }
      let matches =
        mistake?.field == item["field"]?.string
        && mistake?.position == item["position"]?.integer
        && mistake?.what.contains(item["says"]?.string ?? "?") == true
      #expect(matches, "\(text.debugDescription): \(mistake.map { "\($0)" } ?? "accepted")")
    }
  }

  @Test func `a time that a zone always skips is refused`() throws {
    // A Sunday that is 29 March is the day on which Berlin has no hour 2.
    let expression = try CronExpression(parsing: "*/30 2 29 3 */7")
    let start = try ScheduleFixture.instant("2026-01-01T00:00:00Z")
    let berlin = try TimeZone.named("Europe/Berlin")
    let mistake = #expect(throws: CronError.self) {
      try expression.requireRun(after: start, in: berlin)
    }
    #expect(mistake?.what.contains("never fires") == true)
    try expression.requireRun(after: start, in: .utc)
  }

  @Test func `the first and the last instant trap nothing`() throws {
    let expression = try CronExpression(parsing: "0 0 29 2 *")
    #expect(expression.next(after: .earliest, in: .utc)?.rfc3339 == "0004-02-29T00:00:00Z")
    #expect(expression.next(after: .latest, in: .utc) == nil)
  }
}
