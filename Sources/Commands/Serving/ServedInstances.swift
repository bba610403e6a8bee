import Formats
import HTTP
import Identity
import Ingest
import SCIM

/// What is served of each instance right now; a new generation takes the place of the old at once.
final class ServedInstances: SnapshotSource {
  private let names: Set<String>
  private let snapshots = Locked<[String: ServedSnapshot]>([:])

  init(_ names: [String]) { self.names = Set(names) }

  func exists(_ instance: String) -> Bool { names.contains(instance) }

  func served(_ instance: String) -> ServedSnapshot? { snapshots.withLock { $0[instance] } }

  var isServingAny: Bool { snapshots.withLock { !$0.isEmpty } }

  /// `current` is the generation that was served when `stored` was looked for: where another one
  /// has taken its place since, that one is newer and stays.
  func replace(
    _ instance: String, insteadOf current: Int?, with stored: StoredInstance, publicURL: String
  ) {
    let served = ServedSnapshot(
      stored.snapshot, instance: instance, generation: stored.record.number,
      verdict: stored.record.facts.verdict, finished: stored.record.facts.last,
      publicURL: publicURL, seen: StoredSeenTimes(table: stored.seen))
    snapshots.withLock { snapshots in
      if snapshots[instance]?.generation == current { snapshots[instance] = served }
    }
  }
}

/// The times of a stored seen table, as the endpoint asks for them.
struct StoredSeenTimes: SeenTimes {
  let table: SeenTable

  func firstSeen(_ kind: ObjectKind, id: ArraySlice<UInt8>) -> Timestamp? {
    table.firstSeen(Self.kind(kind), id)
  }

  func changed(_ kind: ObjectKind, id: ArraySlice<UInt8>) -> Timestamp? {
    table.changed(Self.kind(kind), id)
  }

  private static func kind(_ kind: ObjectKind) -> SeenTable.Kind {
    switch kind {
    case .account: .account
    case .group: .group
    case .entitlement: .entitlement
    }
  }
}
