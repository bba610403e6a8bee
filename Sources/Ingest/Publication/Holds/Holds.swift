package import Formats

/// The snapshots that wait for a person: at most one per instance, the newest.
package struct Holds: Sendable {
  let store: any Store

  package init(_ store: any Store) { self.store = store }

  /// Holds what was to be published; it takes the place of an earlier hold of the instance.
  package func put(
    _ publication: Publication, before: GenerationCounts, losses: [ShrinkGuard.Loss],
    at time: Timestamp
  ) async throws -> Hold {
    let hold = Hold(
      facts: publication.facts, before: before, reasons: losses.map { "\($0)" }, time: time,
      bytes: StoredBytes(snapshot: publication.snapshot, seen: publication.seen))
    try await store.put(name(hold, ".rsnap"), publication.snapshot)
    if let seen = publication.seen { try await store.put(name(hold, ".seen"), seen) }
    try await store.put(name(hold, ".json"), hold.sealed())
    try await remove(hold.instance) { $0 != hold.run }
    return hold
  }

  /// What waits, oldest first; a damaged record is left out.
  package func list(_ instance: String) async throws -> [Hold] {
    var holds: [Hold] = []
    for name in try await store.list(below: .held(instance)) {
      guard let run = name.last(without: ".json"), let bytes = try await store.get(name),
        let hold = Hold(bytes), hold.instance == instance, hold.run == run
      else { continue }
      holds.append(hold)
    }
    return holds
  }

  /// Holds of a base older than `newest` are answered: a later pull was published.
  func removeObsolete(_ instance: String, newest: Int) async throws {
    let obsolete = try await list(instance).filter { $0.facts.base < newest }.map { $0.run }
    try await remove(instance) { obsolete.contains($0) }
  }

  /// The bytes of a hold, nil where they are not what was held.
  func publication(of hold: Hold, _ acceptance: Acceptance) async throws -> Publication? {
    guard let snapshot = try await store.get(name(hold, ".rsnap")),
      hold.bytes.proves(snapshot: snapshot)
    else { return nil }
    var seen: [UInt8]?
    if hold.bytes.seen != nil {
      guard let table = try await store.get(name(hold, ".seen")), hold.bytes.proves(seen: table)
      else { return nil }
      seen = table
    }
    return Publication(
      facts: hold.facts, snapshot: snapshot, seen: seen, acceptance: acceptance)
  }

  /// Removes the holds of runs that `isRemoved` names, record first: bytes alone are no hold.
  func remove(_ instance: String, where isRemoved: (String) -> Bool) async throws {
    let names = try await store.list(below: .held(instance))
    for suffix in [".json", ".rsnap", ".seen"] {
      for name in names {
        if let run = name.last(without: suffix), isRemoved(run) { try await store.delete(name) }
      }
    }
  }

  private func name(_ hold: Hold, _ suffix: String) throws -> StoreName {
    try StoreName.held(hold.instance).appending(hold.run + suffix)
  }
}
