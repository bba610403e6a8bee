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
      var second = try ScheduleFixture.second(item["from"]?.string ?? "")
      var runs: [String] = []
      while runs.count < expected.count,
        let next = expression.next(afterSecond: second, in: zone)
      {
        runs.append(ScheduleFixture.text(next))
        second = next
      }
      #expect(!expected.isEmpty && runs == expected, "\(item["about"]?.string ?? "")")
      if item["last"]?.bool == true {
        #expect(expression.next(afterSecond: second, in: zone) == nil)
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
    let start = try ScheduleFixture.second("2026-01-01T00:00:00Z")
    let berlin = try TimeZone.named("Europe/Berlin")
    let mistake = #expect(throws: CronError.self) {
      try expression.requireRun(afterSecond: start, in: berlin)
    }
    #expect(mistake?.what.contains("never fires") == true)
    try expression.requireRun(afterSecond: start, in: .utc)
  }

  @Test func `no instant traps`() throws {
    let expression = try CronExpression(parsing: "0 0 29 2 *")
    for second in [Int.min, -62_135_596_801, 253_402_300_800, Int.max] {
      #expect(expression.next(afterSecond: second, in: .utc) == nil)
    }
    #expect(expression.next(afterSecond: -62_135_596_800, in: .utc) == -62_035_891_200)
  }
}
