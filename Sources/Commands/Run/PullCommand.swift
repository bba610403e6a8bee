import Connectors
import Formats
import Identity
import Ingest

/// `rollcall pull`: pulls once, stores the snapshot, prints the ledger; for cron.
enum PullCommand {
  static func run(_ invocation: Invocation, _ console: Console) async throws -> ExitStatus {
    let installation = try Installation.open(invocation, for: .writing)
    let instances = try installation.configuration.instances(named: invocation.operands)
    // Under cron there may never be a server to tidy up behind a killed pull.
    try installation.store.sweep()
    let wiring = PullWiring(installation, log: console.log)
    return try await EachInstance.run(instances, invocation, console) { instance in
      let outcome = try await pull(instance, wiring, console)
      if !invocation.has(.json) {
        try console.output.write(LedgerTable.text(outcome.ledger, console.output.style) + "\n")
      }
      return (outcome.status, outcome.json)
    }
  }

  /// Pulls one instance, shows how far it is, and says in one line what came of it.
  static func pull(
    _ instance: InstanceConfiguration, _ wiring: PullWiring, _ console: Console
  ) async throws -> PullOutcome {
    let progress = console.progress
    let name = instance.name
    let outcome = try await wiring.pull(instance) { event in
      progress.update("\(name): \(Self.words(event))", done: event.done, total: event.of)
    }
    progress.end()
    outcome.tell(console.log)
    return outcome
  }

  /// `members 1200 rows, teams 30 of 200`: what is being read, as far as it fits in a line.
  static func words(_ progress: PullProgress) -> String {
    let shown = progress.reading.prefix(2).map { reading in
      let far =
        reading.lists > 1 ? "\(reading.listsDone) of \(reading.lists)" : "\(reading.rows) rows"
      return "\(reading.stream) \(far)"
    }
    let rest = progress.reading.count - shown.count
    return shown.joined(separator: ", ") + (rest > 0 ? ", \(rest) more" : "")
  }
}
