import Formats
import HTTP
import Testing

@testable import Connectors

@Suite struct RateLimiterTests {
  /// Fri, 29 May 2026 20:26:40 GMT.
  private let now = Timestamp(milliseconds: 1_780_086_400_000)

  private func rule(_ unit: ThrottleRule.ResetUnit, limit: String? = "x-limit") -> ThrottleRule {
    var rule = ThrottleRule()
    rule.families = [.init(remaining: "x-left", limit: limit, reset: "x-reset", unit: unit)]
    return rule
  }

  private func fields(_ pairs: KeyValuePairs<String, String>) -> HeaderFields {
    HeaderFields(pairs.compactMap { pair in FieldName(pair.key).map { ($0, pair.value) } })
  }

  @Test func `every unit of a reset is understood`() {
    let resets: [(ThrottleRule.ResetUnit, String)] = [
      (.epochSeconds, "1780086410"), (.epochMilliseconds, "1780086410000"), (.seconds, "10"),
      (.rfc3339, now.adding(milliseconds: 10_000).rfc3339),
      (.httpDate, now.adding(milliseconds: 10_000).httpDate),
    ]
    for (unit, text) in resets {
      let fields = fields(["x-left": "0", "x-reset": text])
      let limiter = RateLimiter()
      limiter.learn(from: fields, rule(unit), now: now)
      #expect(limiter.delay(now: now) == 10_000, "\(unit.rawValue)")
      let resume = RateLimiter.resume(fields, rule(unit), now: now)
      #expect(resume == now.adding(milliseconds: 10_000), "\(unit.rawValue)")
    }
  }

  @Test func `a share is left to others, and nothing is guessed`() {
    func delay(_ left: String, _ limit: String?, _ reset: String = "10") -> Int {
      let limiter = RateLimiter()
      var fields = fields(["x-left": left, "x-reset": reset])
      if let limit, let name = FieldName("x-limit") { fields.append(name, limit) }
      limiter.learn(from: fields, rule(.seconds), now: now)
      return limiter.delay(now: now)
    }
    #expect(delay("51", "1000") == 0 && delay("50", "1000") == 10_000)
    // The reserve is never more than a thousand requests.
    #expect(delay("1001", "1000000") == 0 && delay("1000", "1000000") == 10_000)
    #expect(delay("1", nil) == 0 && delay("0", nil) == 10_000)
    #expect(delay("-1", "100") == 0 && delay("x", "100") == 0 && delay("0", "100", "soon") == 0)
  }

  @Test func `Retry-After is seconds or a date`() {
    func after(_ text: String) -> Int64? {
      RateLimiter.retryAfter(text, now: now).map { $0.milliseconds - now.milliseconds }
    }
    #expect(after("120") == 120_000 && after("0") == 0 && after("007") == 7000)
    #expect(after(now.adding(milliseconds: 5000).httpDate) == 5000)
    #expect(after("Thu, 01 Jan 1970 00:00:00 GMT") == -now.milliseconds)
    for text in ["", "-1", "+5", "1.5", "soon", "1 2"] { #expect(after(text) == nil, "\(text)") }
    // Too large to be meant: still a time, and one that nobody waits for.
    #expect(after("99999999999999999999999") == 999_999_999_000)
  }

  @Test func `the latest of what an answer names counts, and a hold is only ever lengthened`() {
    var rule = rule(.seconds)
    rule.families.append(.init(remaining: "y-left", limit: nil, reset: "y-reset", unit: .seconds))
    let both = fields(["x-left": "0", "x-reset": "10", "y-left": "0", "y-reset": "20"])
    #expect(RateLimiter.resume(both, rule, now: now) == now.adding(milliseconds: 20_000))
    let one = fields(["x-left": "0", "x-reset": "10", "y-left": "3", "y-reset": "20"])
    #expect(RateLimiter.resume(one, rule, now: now) == now.adding(milliseconds: 10_000))
    #expect(RateLimiter.resume(fields(["x-left": "1", "x-reset": "10"]), rule, now: now) == nil)
    let limiter = RateLimiter()
    limiter.hold(until: now.adding(milliseconds: 20_000))
    limiter.hold(until: now.adding(milliseconds: 10_000))
    #expect(limiter.delay(now: now.adding(milliseconds: 5000)) == 15_000)
    #expect(limiter.delay(now: now.adding(milliseconds: 20_000)) == 0)
  }
}
