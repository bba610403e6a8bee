import Formats
import Testing

struct TimestampTests {
  private let now = Timestamp(rfc3339: "2026-06-01T00:00:00Z") ?? .earliest

  private func check(_ member: String, _ read: (JSON) -> Timestamp?) throws {
    let cases = try FormatsFixture.cases("Time/times.json", member)
    #expect(cases.count > 4)
    for item in cases {
      let milliseconds = read(item).map { Int($0.milliseconds) }
      #expect(milliseconds == item["milliseconds"]?.integer, "\(item)")
    }
  }

  private func epoch(_ item: JSON) -> Timestamp? {
    let text = item["text"]?.string ?? ""
    return item["unit"]?.string == "s"
      ? Timestamp(epochSeconds: text) : Timestamp(epochMilliseconds: text)
  }

  @Test func `RFC 3339`() throws {
    try check("rfc3339") { Timestamp(rfc3339: $0["text"]?.string ?? "") }
    try check("notRFC3339") { Timestamp(rfc3339: $0.string ?? "?") }
    let local = "2026-01-02T03:04:05"
    #expect(Timestamp(rfc3339: local, assumesUTC: true) == Timestamp(rfc3339: local + "Z"))
  }

  @Test func `epoch seconds and milliseconds`() throws {
    try check("epoch", epoch)
    try check("notEpoch", epoch)
  }

  @Test func `HTTP dates`() throws {
    try check("http") { Timestamp(httpDate: $0["text"]?.string ?? "", now: now) }
    try check("notHTTP") { Timestamp(httpDate: $0.string ?? "?", now: now) }
    let later = Timestamp(rfc3339: "2090-06-01T00:00:00Z") ?? .earliest
    let near = Timestamp(httpDate: "Thursday, 01-Jan-05 00:00:00 GMT", now: later)
    #expect(near?.rfc3339 == "2105-01-01T00:00:00Z")
  }

  @Test func `written forms`() throws {
    for item in try FormatsFixture.cases("Time/times.json", "written") {
      let time = Timestamp(milliseconds: Int64(item["milliseconds"]?.integer ?? 0))
      #expect(time.rfc3339 == item["rfc3339"]?.string && time.httpDate == item["http"]?.string)
      #expect(Timestamp(rfc3339: time.rfc3339) == time)
    }
  }

  @Test func `dates alone`() {
    #expect(Timestamp(date: "2024-02-29")?.rfc3339 == "2024-02-29T00:00:00Z")
    #expect(Timestamp(date: "2024-02-29")?.date == "2024-02-29")
    for text in ["2023-02-29", "2024-02-29Z", "2024-2-9", "", "0000-01-01"] {
      #expect(Timestamp(date: text) == nil, "\(text)")
    }
  }

  @Test func `arithmetic stays in range`() {
    #expect(Timestamp(milliseconds: .max) == .latest && Timestamp(milliseconds: .min) == .earliest)
    #expect(Timestamp(seconds: .max) == .latest && Timestamp(seconds: .min) == .earliest)
    #expect(Timestamp.latest.adding(milliseconds: .max) == .latest)
    #expect(Timestamp.earliest.adding(milliseconds: .min) == .earliest)
    #expect(Timestamp(milliseconds: -1).seconds == -1)
    #expect(Timestamp(exactlyMilliseconds: Timestamp.latest.milliseconds + 1) == nil)
  }
}
