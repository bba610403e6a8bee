internal import Formats
internal import Identity

/// Whether another stream listed this value.
struct ListedForm: Sendable {
  let of: Expression
  let stream: String
  let yes: JSON
  let no: JSON
  /// What stands where the other list could not be read, or was not asked for.
  let unavailable: JSON

  func value(
    of record: Record, in scope: Scope, _ lists: KnownLists
  ) throws(ExpressionFailure) -> JSON {
    guard !lists.unavailable.contains(stream), let ids = lists.ids[stream] else {
      return unavailable
    }
    switch try of.value(of: record, in: scope) {
    case .string(let id): return ids.contains(Array(id.utf8)) ? yes : no
    case .number(let id): return ids.contains(Array(id.text.utf8)) ? yes : no
    default: return unavailable
    }
  }
}
