/// What a row becomes: one thing, or what the case that it belongs to becomes.
struct EmitRule: Sendable {
  /// Emit only where this holds.
  let when: Expression?
  /// Emit once for each of these values of the record, each being the current node in turn.
  let each: Expression?
  let result: Result

  indirect enum Result: Sendable {
    case thing(EmittedThing)
    case cases(EmitCases)
  }

  /// Everything that a row may become by it.
  var things: [EmittedThing] {
    switch result {
    case .thing(let thing): [thing]
    case .cases(let cases):
      cases.rules.sorted { $0.key < $1.key }.flatMap { $0.value.flatMap { $0.things } }
    }
  }
}

/// Rows of several kinds in one list, told apart by a value of theirs.
struct EmitCases: Sendable {
  enum Otherwise: String, CaseIterable, Sendable { case error, count }

  let of: Expression
  let rules: [String: [EmitRule]]
  /// What a row is that belongs to no case: a failure, or counted as dropped.
  let otherwise: Otherwise
}
