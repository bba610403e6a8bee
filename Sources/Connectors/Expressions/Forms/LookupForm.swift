internal import Formats

/// A value of the row that another stream kept, found by a value that both have.
struct LookupForm: Sendable {
  /// Which table of rows it looks into.
  struct Key: Hashable, Sendable {
    let stream: String
    let by: String
    let ignoresCase: Bool
  }

  let of: Expression
  let stream: String
  let by: Expression
  let value: Expression
  /// What stands where no row has the value; a failure where nil.
  let absent: JSON?
  /// What stands where the other list could not be read, or was not asked for.
  let unavailable: JSON
  let ignoresCase: Bool

  var key: Key { Key(stream: stream, by: by.text, ignoresCase: ignoresCase) }

  func value(
    of record: Record, in scope: Scope, _ lists: KnownLists
  ) throws(ExpressionFailure) -> JSON {
    let wanted = try of.value(of: record, in: scope)
    if wanted.isNull || wanted.string == "" { return absent ?? .null }
    guard let bytes = LookupTable.key(wanted, ignoresCase: ignoresCase) else {
      throw ExpressionFailure(
        expression: of.text, what: "gives a \(wanted.kind), and a lookup needs one text")
    }
    guard !lists.unavailable.contains(stream), let table = lists.tables[key] else {
      return unavailable
    }
    var found: JSON?
    for row in table[bytes] {
      let value = try self.value.value(of: Record(row), in: scope)
      if let found, found != value { throw ambiguous(wanted) }
      found = value
    }
    if let found { return found }
    if let absent { return absent }
    throw ExpressionFailure(
      expression: of.text,
      what: "gives \(Self.shown(wanted)), which no row of \(stream) has at \(by.text)")
  }

  private func ambiguous(_ wanted: JSON) -> ExpressionFailure {
    ExpressionFailure(
      expression: of.text,
      what: "gives \(Self.shown(wanted)), which several rows of \(stream) have at \(by.text), with "
        + "different values at \(value.text)")
  }

  private static func shown(_ value: JSON) -> String {
    "\"\((value.string ?? value.number?.text ?? "").prefix(80))\""
  }
}
