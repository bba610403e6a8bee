import Formats
import HTTP
import Identity
import Ingest

/// How the pulls of each instance went, for those who watch the service.
final class InstanceHealth: Sendable {
  struct Facts: Sendable {
    /// Pulls that failed since the last one that did not.
    var failuresInARow = 0
    var lastPull: Timestamp?
    var isHeld = false
  }

  private let facts = Locked<[String: Facts]>([:])

  func facts(_ instance: String) -> Facts { facts.withLock { $0[instance] ?? Facts() } }

  func note(_ outcome: PullOutcome, of instance: String) {
    facts.withLock { facts in
      var known = facts[instance] ?? Facts()
      known.lastPull = outcome.ledger.finished
      switch outcome {
      case .failed: known.failuresInARow += 1
      case .held:
        known.failuresInARow = 0
        known.isHeld = true
      case .published, .superseded:
        known.failuresInARow = 0
        known.isHeld = false
      }
      facts[instance] = known
    }
  }

  /// What the ledgers and holds of the state say.
  func read(_ instance: String, from store: any Store) async throws {
    var known = Facts()
    known.isHeld = !(try await Holds(store).list(instance)).isEmpty
    let ledgers = Ledgers(store)
    for run in try await ledgers.runs(instance).reversed() {
      guard let bytes = try await ledgers.get(instance, run: run),
        let ledger = (try? JSON.parse(bytes)).flatMap({ Ledger($0) })
      else { continue }
      known.lastPull = known.lastPull ?? ledger.finished
      guard ledger.verdict == .failed else { break }
      known.failuresInARow += 1
    }
    let found = known
    facts.withLock { $0[instance] = found }
  }
}
