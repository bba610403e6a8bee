import Files
import Formats
import Ingest

/// `rollcall hold list|show|accept|drop`: snapshots that lost too much to be published unseen.
enum HoldCommand {
  static func list(_ invocation: Invocation, _ console: Console) async throws -> ExitStatus {
    let installation = try Installation.open(invocation, for: .reading)
    var holds: [Hold] = []
    for instance in installation.configuration.instances {
      holds += try await Holds(installation.store).list(instance.name)
    }
    if invocation.has(.json) {
      try console.output.write(JSON.array(holds.map { json($0) }).pretty())
      return .complete
    }
    guard !holds.isEmpty else {
      console.log.info("nothing is held")
      return .complete
    }
    var table = TablePrinter([("INSTANCE", .left), ("HELD SINCE", .left), ("LOST", .left)])
    for hold in holds {
      table.add([hold.instance, hold.time.rfc3339, hold.reasons.joined(separator: "; ")])
    }
    try console.output.write(table.text(console.output.style))
    return .complete
  }

  static func show(_ invocation: Invocation, _ console: Console) async throws -> ExitStatus {
    let installation = try Installation.open(invocation, for: .reading)
    let instance = try named(invocation, installation)
    guard let hold = try await Holds(installation.store).list(instance).last else {
      throw CommandFailure(.usage, "\(HoldError.nothingHeld(instance: instance))")
    }
    if invocation.has(.json) {
      try console.output.write(json(hold).pretty())
      return .complete
    }
    var table = TablePrinter([("KIND", .left), ("PUBLISHED", .right), ("HELD", .right)])
    for (before, after) in zip(hold.before.guarded, hold.facts.counts.guarded) {
      table.add([before.kind, "\(before.count)", "\(after.count)"])
    }
    try console.output.write(table.text(console.output.style))
    for reason in hold.reasons { try console.output.write("lost too much: \(reason)\n") }
    try console.output.write(
      "run \(hold.run), held since \(hold.time.rfc3339); rollcall hold accept \(instance) --reason "
        + "\"...\" publishes it once, hold drop throws it away\n")
    return .complete
  }

  static func accept(_ invocation: Invocation, _ console: Console) async throws -> ExitStatus {
    try await decide(invocation) { holds, instance, decision, log in
      switch try await holds.accept(instance, decision, log: log) {
      case .published(let record), .unchanged(let record):
        console.log.info("\(instance): accepted, generation \(record.number) is published")
      case .superseded(let winner):
        throw CommandFailure(
          .held, "\(instance): not published, generation \(winner.number) is newer; drop the hold")
      }
    }
  }

  static func drop(_ invocation: Invocation, _ console: Console) async throws -> ExitStatus {
    try await decide(invocation) { holds, instance, decision, log in
      let hold = try await holds.drop(instance, decision, log: log)
      console.log.info("\(instance): dropped run \(hold.run); what was published stays")
    }
  }

  private static func decide(
    _ invocation: Invocation,
    _ body: (Holds, String, Acceptance, OperatorLog) async throws -> Void
  ) async throws -> ExitStatus {
    let installation = try Installation.open(invocation, for: .writing)
    let instance = try named(invocation, installation)
    let decision = Acceptance(
      who: Machine.userName, when: Installation.now(), reason: invocation.value(.reason) ?? "")
    do {
      // No pull of the instance may publish between the look and the decision.
      let lock = try StateLock.pulling(instance, state: installation.configuration.state)
      try await body(Holds(installation.store), instance, decision, installation.operators)
      withExtendedLifetime(lock) {}
    } catch let error as HoldError {
      throw CommandFailure(.usage, "\(error)")
    } catch let error as StateLock.AlreadyRunning {
      throw CommandFailure(.unavailable, "\(error)")
    }
    return .complete
  }

  private static func named(
    _ invocation: Invocation, _ installation: Installation
  ) throws(CommandFailure) -> String {
    try installation.configuration.instances(named: invocation.operands)[0].name
  }

  private static func json(_ hold: Hold) -> JSON {
    func counts(_ counts: GenerationCounts) -> JSON {
      var object = JSONObject()
      for (kind, count) in counts.guarded { object[kind] = .integer(count) }
      return .object(object)
    }
    return .members([
      "instance": .string(hold.instance), "run": .string(hold.run),
      "held": .string(hold.time.rfc3339), "losses": .array(hold.reasons.map { .string($0) }),
      "published": counts(hold.before), "waiting": counts(hold.facts.counts),
    ])
  }
}
