internal import Formats
internal import HTTP

/// What is left of an app's rate limit: one for each credential, shared by all who use it.
package final class RateLimiter: Sendable {
  private struct State {
    /// Nobody asks before this time.
    var notBefore: Timestamp?
  }

  private let state = Locked(State())
  /// The requests that are under way.
  let gate = RequestGate()

  package init() {}

  /// How long to wait before the next request.
  func delay(now: Timestamp) -> Int {
    state.withLock { state in
      guard let time = state.notBefore else { return 0 }
      if time <= now {
        state.notBefore = nil
        return 0
      }
      return Int(time.milliseconds - now.milliseconds)
    }
  }

  func hold(until time: Timestamp) {
    state.withLock { state in
      if let other = state.notBefore, other > time { return }
      state.notBefore = time
    }
  }

  /// Learns from an answer how much is left, and holds when only the reserve of others is.
  func learn(from fields: HeaderFields, _ rule: ThrottleRule, now: Timestamp) {
    for family in rule.families {
      guard let left = fields[family.remaining].flatMap({ Self.whole($0) }),
        let reset = fields[family.reset].flatMap({ Self.time($0, family.unit, now: now) })
      else { continue }
      let limit = family.limit.flatMap { fields[$0] }.flatMap { Self.whole($0) }
      let reserve = limit.map { $0 * rule.reservePercent / 100 } ?? 0
      if left <= min(reserve, 1000) { hold(until: reset) }
    }
  }

  /// When a throttled answer says to come back: the latest of what it names.
  static func resume(
    _ fields: HeaderFields, _ rule: ThrottleRule, now: Timestamp
  ) -> Timestamp? {
    if let after = fields[.retryAfter], let time = retryAfter(after, now: now) { return time }
    let times = rule.families.compactMap { family -> Timestamp? in
      guard fields[family.remaining].flatMap({ whole($0) }) == 0 else { return nil }
      return fields[family.reset].flatMap { time($0, family.unit, now: now) }
    }
    return times.max()
  }

  /// Seconds or a date (RFC 9110 section 10.2.3).
  static func retryAfter(_ text: String, now: Timestamp) -> Timestamp? {
    if let seconds = whole(text) { return now.adding(milliseconds: Int64(seconds) * 1000) }
    return Timestamp(httpDate: text, now: now)
  }

  private static func time(
    _ text: String, _ unit: ThrottleRule.ResetUnit, now: Timestamp
  ) -> Timestamp? {
    switch unit {
    case .epochSeconds: Timestamp(epochSeconds: text)
    case .epochMilliseconds: Timestamp(epochMilliseconds: text)
    case .seconds: whole(text).map { now.adding(milliseconds: Int64($0) * 1000) }
    case .rfc3339: Timestamp(rfc3339: text)
    case .httpDate: Timestamp(httpDate: text, now: now)
    }
  }

  /// Digits only, no sign; what is too large to be meant counts as very large.
  private static func whole(_ text: String) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy({ ASCII.isDigit($0) }) else { return nil }
    let digits = text.utf8.drop { $0 == UInt8(ascii: "0") }
    return digits.count > 9 ? 999_999_999 : digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}
