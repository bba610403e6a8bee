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
    /// Whose ledger was the last to be read.
    fileprivate var newestRun: String?
  }

  private let facts = Locked<[String: Facts]>([:])

  func facts(_ instance: String) -> Facts { facts.withLock { $0[instance] ?? Facts() } }

  /// What the ledgers and holds of the state say, whichever process wrote them.
  func read(_ instance: String, from store: any Store) async throws {
    var known = Facts()
    let ledgers = Ledgers(store)
    let runs = try await ledgers.runs(instance)
    let isHeld = !(try await Holds(store).list(instance)).isEmpty
    if let newest = runs.last, newest == facts(instance).newestRun {
      facts.withLock { $0[instance]?.isHeld = isHeld }
      return
    }
    known.isHeld = isHeld
    known.newestRun = runs.last
    for run in runs.reversed() {
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
