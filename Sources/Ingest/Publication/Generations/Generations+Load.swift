/// A generation as it is served and exported: its record and the bytes that it proves.
package struct StoredGeneration: Sendable {
  package let record: GenerationRecord
  package let snapshot: [UInt8]
  package let seen: SeenTable
}

/// What loading found: the generation, if any is sound, and what an operator should hear.
package struct LoadedGeneration: Sendable {
  package let generation: StoredGeneration?
  package let notes: [String]
}

extension Generations {
  /// The newest generation whose bytes are sound.
  ///
  /// Damaged bytes are set aside under `damaged/`, and the generation before is taken.
  package func load(_ instance: String) async throws -> LoadedGeneration {
    // What is missing may be a clean-up behind a newer record: then a second list shows that.
    if let loaded = try await load(instance, stopsAtMissing: true) { return loaded }
    return try await load(instance, stopsAtMissing: false)
      ?? LoadedGeneration(generation: nil, notes: [])
  }

  private func load(
    _ instance: String, stopsAtMissing: Bool
  ) async throws -> LoadedGeneration? {
    var notes: [String] = []
    for number in try await numbers(instance).reversed() {
      switch try await reading(instance, number) {
      case nil:
        if stopsAtMissing { return nil }
      case .void: notes.append("generation \(number) of \(instance) is void and left out")
      case .unknownFormat(let format):
        notes.append(
          "generation \(number) of \(instance) has format \(format), written by a later release;"
            + " upgrade this one to read it")
      case .valid(let record):
        switch try await stored(record) {
        case .sound(let generation, let more):
          return LoadedGeneration(generation: generation, notes: notes + more)
        case .damaged(let note): notes.append(note)
        case .missing(let note):
          if stopsAtMissing { return nil }
          notes.append(note)
        }
      }
    }
    return LoadedGeneration(generation: nil, notes: notes)
  }

  /// One generation by its number, nil where it is gone or not sound.
  package func load(_ instance: String, number: Int) async throws -> LoadedGeneration {
    guard case .valid(let record) = try await reading(instance, number) else {
      return LoadedGeneration(generation: nil, notes: [])
    }
    return switch try await stored(record) {
    case .sound(let generation, let notes):
      LoadedGeneration(generation: generation, notes: notes)
    case .damaged(let note), .missing(let note):
      LoadedGeneration(generation: nil, notes: [note])
    }
  }

  private enum StoredReading {
    case sound(StoredGeneration, notes: [String])
    case damaged(String)
    case missing(String)
  }

  private func stored(_ record: GenerationRecord) async throws -> StoredReading {
    let name = try StoreName.snapshot(record.instance, record.stem)
    guard let snapshot = try await store.get(name) else {
      return .missing(
        "generation \(record.number) of \(record.instance) has lost its bytes (\(name))")
    }
    guard record.bytes.proves(snapshot: snapshot) else {
      return .damaged(try await setAside(name, snapshot, of: record))
    }
    var notes: [String] = []
    let seen = try await seen(record, &notes)
    return .sound(
      StoredGeneration(record: record, snapshot: snapshot, seen: seen), notes: notes)
  }

  /// The seen table; without a sound one the generation is as good, only its times are not.
  private func seen(
    _ record: GenerationRecord, _ notes: inout [String]
  ) async throws -> SeenTable {
    guard record.bytes.seen != nil else { return .empty }
    let name = try StoreName.seen(record.instance, record.stem)
    guard let bytes = try await store.get(name) else {
      notes.append("generation \(record.number) of \(record.instance) has lost its times (\(name))")
      return .empty
    }
    guard record.bytes.proves(seen: bytes), let table = SeenTable(bytes) else {
      notes.append(try await setAside(name, bytes, of: record))
      return .empty
    }
    return table
  }

  private func setAside(
    _ name: StoreName, _ bytes: [UInt8], of record: GenerationRecord
  ) async throws -> String {
    let aside = try StoreName.damaged(record.instance).appending(name.last)
    let told = "generation \(record.number) of \(record.instance) is damaged (\(name))"
    do {
      try await store.put(aside, bytes)
      try await store.delete(name)
      return "\(told); set aside as \(aside)"
    } catch {
      // A reader may lack the right, or the disk the space; the damage is the news.
      return "\(told) and could not be set aside: \(error)"
    }
  }
}
