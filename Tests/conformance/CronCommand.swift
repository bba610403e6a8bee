import Formats
import Ingest

/// `cron`: for each line `{"expr","tz","from","count"}` the next runs, or a refusal.
enum CronCommand: Command {
  static func run(_ words: [String]) throws -> Int32 {
    while let line = readLine() {
      let query = try JSON.parse(Array(line.utf8))
      let answer: JSON
      do {
        answer = .members([
          "ok": .bool(true), "next": .array(try runs(for: query).map { .string($0) }),
        ])
      } catch {
        answer = .members(["ok": .bool(false), "error": .string("\(error)")])
      }
      try Channel.write(answer.bytes + [ASCII.lineFeed])
    }
    return 0
  }

  private static func runs(for query: JSON) throws -> [String] {
    let expression = try CronExpression(parsing: query["expr"]?.string ?? "")
    let zone = try TimeZone.named(query["tz"]?.string ?? "UTC")
    guard var instant = Timestamp(rfc3339: query["from"]?.string ?? "") else { return [] }
    var runs: [String] = []
    for _ in 0..<max(0, query["count"]?.integer ?? 1) {
      guard let next = expression.next(after: instant, in: zone) else { break }
      runs.append(next.rfc3339)
      instant = next
    }
    return runs
  }
}
