internal import Formats

/// A value looked up in a table; what the table does not hold has to be said.
struct TableForm: Sendable {
  enum Otherwise: Sendable {
    case error
    /// The value itself passes.
    case same
    case value(JSON)
  }

  let of: Expression
  let map: [String: JSON]
  /// What an absent value becomes.
  let absent: JSON
  let otherwise: Otherwise
  let ignoresCase: Bool

  func value(of record: Record, in scope: Scope) throws(ExpressionFailure) -> JSON {
    let value = try of.value(of: record, in: scope)
    let text: String
    switch value {
    case .null: return absent
    case .string(let string): text = string
    case .number(let number): text = number.text
    case .bool(let flag): text = flag ? "true" : "false"
    case .array, .object:
      throw ExpressionFailure(
        expression: of.text, what: "gives \(Article.with(value.kind)), and a table needs one value")
    }
    if text.isEmpty { return absent }
    if let found = map[ignoresCase ? text.lowercased() : text] { return found }
    switch otherwise {
    case .error:
      throw ExpressionFailure(
        expression: of.text,
        what: "gives \"\(text.prefix(40))\", and only these are known: "
          + map.keys.sorted().joined(separator: ", "))
    case .same: return value
    case .value(let value): return value
    }
  }
}
