internal import Formats

/// A Boolean in an odd spelling; what is in neither list is unknown.
struct FlagForm: Sendable {
  let of: Expression
  let yes: [String]
  let no: [String]

  func value(of record: Record, in scope: Scope) throws(ExpressionFailure) -> JSON {
    switch try of.value(of: record, in: scope) {
    case .bool(let flag): return .bool(flag)
    case .string(let text):
      let word = text.lowercased()
      if yes.contains(word) { return .bool(true) }
      return no.contains(word) ? .bool(false) : .null
    case .number(let number):
      if yes.contains(number.text) { return .bool(true) }
      return no.contains(number.text) ? .bool(false) : .null
    case .null, .array, .object: return .null
    }
  }
}
