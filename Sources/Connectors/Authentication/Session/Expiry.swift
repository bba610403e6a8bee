internal import Formats

/// When a token ends, in any of the ways in which apps say it.
enum Expiry {
  /// Seconds from now, seconds or milliseconds since 1970, or RFC 3339; nil where nothing is said
  /// or where it is past already, which only tells that the clocks differ.
  static func time(_ value: JSON, now: Timestamp) -> Timestamp? {
    let end: Timestamp? =
      switch value {
      case .number(let number): number.integer.flatMap { time(number: $0, now: now) }
      case .string(let text): time(text: text, now: now)
      case .null, .bool, .array, .object: nil
      }
    return end.flatMap { $0 > now ? $0 : nil }
  }

  private static func time(text: String, now: Timestamp) -> Timestamp? {
    guard JSONNumber.isGrammatical(text) else {
      return Timestamp(rfc3339: text, assumesUTC: true)
    }
    return JSONNumber(text: text).integer.flatMap { time(number: $0, now: now) }
  }

  /// No token lives for ten years, and none ended before 1980.
  private static func time(number: Int, now: Timestamp) -> Timestamp? {
    switch number {
    case ..<1: nil
    case ..<315_360_000: now.adding(milliseconds: Int64(number) * 1000)
    case ..<100_000_000_000: Timestamp(exactlyMilliseconds: Int64(number) * 1000)
    default: Timestamp(exactlyMilliseconds: Int64(number))
    }
  }
}
