internal import Formats
internal import Identity

/// What streams listed, for values that join on them.
struct KnownLists: Sendable {
  /// The ids of rows; nil where a stream has a gap.
  var ids: [String: NameTable] = [:]
  var unavailable: Set<String> = []
  /// The kept rows by a value of theirs.
  var tables: [LookupForm.Key: LookupTable] = [:]
}

/// The kept rows of a stream by one of their values.
struct LookupTable: Sendable {
  private var rows: [[UInt8]: [JSON]] = [:]

  /// Rows in which the value is missing cannot be found.
  init(_ kept: [JSON], by expression: Expression, ignoresCase: Bool, in scope: Scope)
    throws(ExpressionFailure)
  {
    for row in kept {
      let value = try expression.value(of: Record(row), in: scope)
      guard let key = Self.key(value, ignoresCase: ignoresCase) else { continue }
      rows[key, default: []].append(row)
    }
  }

  subscript(key: [UInt8]) -> [JSON] { rows[key] ?? [] }

  /// The bytes of a text or a number; nil for anything else.
  static func key(_ value: JSON, ignoresCase: Bool) -> [UInt8]? {
    guard let text = value.string ?? value.number?.text, !text.isEmpty else { return nil }
    return Array((ignoresCase ? text.lowercased() : text).utf8)
  }
}
