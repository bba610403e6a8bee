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

  /// What stands there, where it says something that is in neither list.
  func word(of record: Record, in scope: Scope) throws(ExpressionFailure) -> String? {
    switch try of.value(of: record, in: scope) {
    case .null, .bool: return nil
    case .string(let text): return text.isEmpty ? nil : text
    case .number(let number): return number.text
    case .array: return "a list"
    case .object: return "an object"
    }
  }
}
