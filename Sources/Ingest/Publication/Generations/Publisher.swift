/// Publishes by creating the next number: of two pulls from one base exactly one succeeds.
///
/// No lease, no clock: the base was read before the pull began, so whatever generation stands
/// there then is older than what the pull saw.
package struct Publisher: Sendable {
  private let generations: Generations
  private var store: any Store { generations.store }

  package init(_ store: any Store) { generations = Generations(store) }

  /// Puts the bytes first and the record last; the record proves both.
  package func publish(_ publication: Publication) async throws -> PublishOutcome {
    let facts = publication.facts
    let bytes = StoredBytes(snapshot: publication.snapshot, seen: publication.seen)
    if let stem = try await stemOfEqualPredecessor(publication, bytes) {
      return switch try await commit(publication, bytes, stem: stem) {
      case .committed(let record): .unchanged(record)
      case .lost(let winner): .superseded(by: winner)
      }
    }
    let stem = StoreName.stem(facts.base + 1, facts.run)
    let snapshot = try StoreName.snapshot(facts.instance, stem)
    let seen = try StoreName.seen(facts.instance, stem)
    try await store.put(snapshot, publication.snapshot)
    if let table = publication.seen { try await store.put(seen, table) }
    switch try await commit(publication, bytes, stem: stem) {
    case .committed(let record): return .published(record)
    case .lost(let winner):
      try await store.delete(snapshot)
      try await store.delete(seen)
      return .superseded(by: winner)
    }
  }

  private enum Commit {
    case committed(GenerationRecord)
    case lost(to: GenerationRecord)
  }

  private func commit(
    _ publication: Publication, _ bytes: StoredBytes, stem: String
  ) async throws -> Commit {
    let facts = publication.facts
    var number = facts.base + 1
    while true {
      let record = GenerationRecord(
        number: number, facts: facts, stem: stem, bytes: bytes,
        acceptance: publication.acceptance)
      let name = try StoreName.record(facts.instance, number)
      if try await store.create(name, record.sealed()) {
        // Whoever slept for long may have created a number that was cleaned away long ago.
        if let newest = try await generations.newest(facts.instance), newest.number > number {
          return .lost(to: newest)
        }
        return .committed(record)
      }
      if case .valid(let winner) = try await generations.reading(facts.instance, number) {
        // A winner of the same run is this publication, repeated after a crash.
        return winner.facts.run == facts.run ? .committed(winner) : .lost(to: winner)
      }
      // A void record publishes nothing, but its number is used.
      number += 1
    }
  }

  /// The stem of the generation before where its bytes, as they are stored now, equal ours.
  private func stemOfEqualPredecessor(
    _ publication: Publication, _ bytes: StoredBytes
  ) async throws -> String? {
    let instance = publication.facts.instance
    guard let newest = try await generations.newest(instance), newest.bytes == bytes,
      newest.number <= publication.facts.base,
      try await store.get(.snapshot(instance, newest.stem)) == publication.snapshot
    else { return nil }
    if let seen = publication.seen {
      guard try await store.get(.seen(instance, newest.stem)) == seen else { return nil }
    }
    return newest.stem
  }
}
