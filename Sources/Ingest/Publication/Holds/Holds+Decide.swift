/// Why a decision about a held snapshot could not be carried out.
package enum HoldError: Error, Equatable, CustomStringConvertible {
  case nothingHeld(instance: String)
  case noReason
  case damaged(run: String)

  package var description: String {
    switch self {
    case .nothingHeld(let instance): "nothing is held for \(instance); see `rollcall hold list`"
    case .noReason: "a reason is needed, for those who check later; add --reason \"...\""
    case .damaged(let run): "the held snapshot of run \(run) is damaged; drop it and pull again"
    }
  }
}

extension Holds {
  /// Publishes what is held, once, and records who let it pass and why.
  ///
  /// The acceptance is part of the generation's record, so that no crash can part the two.
  package func accept(
    _ instance: String, _ acceptance: Acceptance, log: OperatorLog
  ) async throws -> PublishOutcome {
    let hold = try await decided(instance, reason: acceptance.reason)
    guard let publication = try await publication(of: hold, acceptance) else {
      throw HoldError.damaged(run: hold.run)
    }
    let outcome = try await Publisher(store).publish(publication)
    // Where a later pull is published already, the hold stays until it is dropped or cleaned.
    if case .superseded = outcome { return outcome }
    try log.append(entry(.holdAccepted, hold, acceptance))
    try await remove(instance) { $0 == hold.run }
    return outcome
  }

  /// Discards what is held; the generation before stays published.
  package func drop(
    _ instance: String, _ decision: Acceptance, log: OperatorLog
  ) async throws -> Hold {
    let hold = try await decided(instance, reason: decision.reason)
    try log.append(entry(.holdDropped, hold, decision))
    try await remove(instance) { $0 == hold.run }
    return hold
  }

  private func decided(_ instance: String, reason: String) async throws -> Hold {
    guard reason.utf8.contains(where: { $0 > 32 }) else { throw HoldError.noReason }
    guard let hold = try await list(instance).last else {
      throw HoldError.nothingHeld(instance: instance)
    }
    return hold
  }

  private func entry(
    _ action: OperatorLog.Action, _ hold: Hold, _ decision: Acceptance
  ) -> OperatorLog.Entry {
    OperatorLog.Entry(
      time: decision.when, who: decision.who, action: action, instance: hold.instance,
      subject: hold.run, reason: decision.reason)
  }
}
