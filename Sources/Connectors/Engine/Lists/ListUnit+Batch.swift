internal import Formats
internal import Identity

extension ListUnit {
  /// The parents that the list is asked for together; nil where there is one, or none.
  var parents: [JSON]? {
    guard let rule = stream.forEach, rule.batch != nil else { return nil }
    return scope[rule.variable]?.array
  }

  func batch() throws -> BatchLedger? {
    guard let answer = stream.forEach?.batch?.answer, let parents else { return nil }
    return try BatchLedger(answer, parents: parents, in: scope)
  }

  /// Of a list that is over: whether each parent that was asked for has its answer.
  func settled(_ step: PageWalk.Step, _ outcome: inout ListOutcome) throws -> PageWalk.Step {
    guard case .end = step, let batch = outcome.batch else { return step }
    outcome.ledger.vanished += try placed { try batch.vanished() }
    outcome.batch = nil
    return step
  }
}
