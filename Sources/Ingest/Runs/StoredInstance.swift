internal import Formats
package import Identity

/// The newest sound generation of an instance, loaded: what is served and exported.
package struct StoredInstance: Sendable {
  package let record: GenerationRecord
  package let snapshot: Snapshot
  package let seen: SeenTable
  /// The ledger of its pull; nil where the file is gone or damaged.
  package let ledger: Ledger?

  /// Nil where nothing sound is stored; `notes` say what an operator should hear either way.
  package static func load(
    _ instance: String, from store: any Store
  ) async throws -> (stored: StoredInstance?, notes: [String]) {
    let generations = Generations(store)
    let loaded = try await generations.load(instance)
    var notes = loaded.notes
    var candidate = loaded.generation
    while let generation = candidate {
      do {
        let snapshot = try StoredSnapshot.load(generation.snapshot)
        let ledger = try await Ledgers(store).get(instance, run: generation.record.facts.run)
        let stored = StoredInstance(
          record: generation.record, snapshot: snapshot, seen: generation.seen,
          ledger: ledger.flatMap { try? JSON.parse($0) }.flatMap { Ledger($0) })
        return (stored, notes)
      } catch let damage as StoredSnapshot.Damage {
        // The bytes are what was published, but this version cannot use them.
        notes.append("generation \(generation.record.number) of \(instance) is left out: \(damage)")
      }
      candidate = try await before(generation.record.number, instance, generations, &notes)
    }
    return (nil, notes)
  }

  private static func before(
    _ number: Int, _ instance: String, _ generations: Generations, _ notes: inout [String]
  ) async throws -> StoredGeneration? {
    for record in try await generations.records(instance).reversed() where record.number < number {
      let loaded = try await generations.load(instance, number: record.number)
      notes += loaded.notes
      if let generation = loaded.generation { return generation }
    }
    return nil
  }
}
