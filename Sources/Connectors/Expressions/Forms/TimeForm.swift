internal import Formats

/// A time in one of the spellings that apps use.
struct TimeForm: Sendable {
  enum Spelling: String, CaseIterable, Sendable {
    case rfc3339, date
    /// RFC 3339, the same without a zone (then UTC), or a date.
    case loose
    case epochSeconds = "epoch-seconds"
    case epochMilliseconds = "epoch-milliseconds"
    case httpDate = "http-date"

    var example: String {
      switch self {
      case .rfc3339: "2026-11-25T08:00:00Z"
      case .date: "2026-11-25"
      case .loose: "2026-11-25T08:00:00Z, 2026-11-25T08:00:00 or 2026-11-25"
      case .epochSeconds: "1795593600"
      case .epochMilliseconds: "1795593600000"
      case .httpDate: "Wed, 25 Nov 2026 08:00:00 GMT"
      }
    }
  }

  let of: Expression
  let spelling: Spelling
  /// Texts that mean that it never happened.
  let never: [String]

  /// RFC 3339 text, or null.
  func value(of record: Record, in scope: Scope) throws(ExpressionFailure) -> JSON {
    let value = try of.value(of: record, in: scope)
    let text: String
    switch value {
    case .null: return .null
    case .string(let string): text = string
    case .number(let number): text = number.text
    default:
      throw ExpressionFailure(
        expression: of.text, what: "gives \(Article.with(value.kind)), not a time")
    }
    if text.isEmpty || never.contains(text) { return .null }
    let time: Timestamp? =
      switch spelling {
      case .rfc3339: Timestamp(rfc3339: text)
      case .date: Timestamp(date: text)
      case .loose: Timestamp(rfc3339: text, assumesUTC: true) ?? Timestamp(date: text)
      case .epochSeconds: Timestamp(epochSeconds: text)
      case .epochMilliseconds: Timestamp(epochMilliseconds: text)
      case .httpDate: Timestamp(httpDate: text, now: .latest)
      }
    guard let time else {
      throw ExpressionFailure(
        expression: of.text,
        what: "gives \"\(text.prefix(40))\", which is no time of the form \(spelling.example)")
    }
    return .string(time.rfc3339)
  }
}
