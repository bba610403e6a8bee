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
      switch event {
      case .stream(let stream, let position, let count):
        progress.update("\(name): \(stream)", done: position, total: count)
      case .lists(let stream, let done, let count, let rows):
        if count > 1 {
          progress.update("\(name): \(stream), \(rows) rows", done: done, total: count)
        }
      }
    }
    progress.end()
    outcome.tell(console.log)
    return outcome
  }
}
