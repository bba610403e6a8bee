import Connectors
import Formats
import Identity
import Ingest

/// `rollcall pull`: pulls once, stores the snapshot, prints the ledger; for cron.
enum PullCommand {
  static func run(_ invocation: Invocation, _ console: Console) async throws -> ExitStatus {
    let installation = try Installation.open(invocation, for: .writing)
    let instances = try installation.configuration.instances(named: invocation.operands)
    let wiring = PullWiring(installation, log: console.log)
    var status = ExitStatus.complete
    var told: [JSON] = []
    for instance in instances {
      do {
        let outcome = try await pull(instance, wiring, console)
        status = status.worse(outcome.status)
        if invocation.has(.json) {
          told.append(outcome.json)
        } else {
          try console.output.write(LedgerTable.text(outcome.ledger, console.output.style))
        }
      } catch {
        let failure = CommandFailure(pulling: instance.name, error)
        console.log.error(failure.what)
        status = status.worse(failure.status)
      }
    }
    if invocation.has(.json) { try console.output.write(JSON.array(told).pretty()) }
    return status
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
    switch outcome.status {
    case .complete: console.log.info(outcome.summary)
    case .partial where outcome.isPublished: console.log.warning(outcome.summary)
    default: console.log.error(outcome.summary)
    }
    return outcome
  }
}
