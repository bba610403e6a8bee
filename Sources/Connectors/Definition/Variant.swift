internal import Formats

/// One set of parameters of a list; the variants of a list are united by id.
struct Variant: Sendable {
  let query: [(name: String, value: String)]
  /// What `$variant` is.
  let value: JSON

  /// `role=admin`.
  var name: String { query.map { "\($0.name)=\($0.value)" }.joined(separator: " ") }
}
