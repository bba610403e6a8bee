/// Reads what is published: the highest valid number wins, and its bytes must prove themselves.
package struct Generations: Sendable {
  package let store: any Store

  package init(_ store: any Store) { self.store = store }

  /// The number that a pull reads before its first request; zero before the first generation.
  ///
  /// Void records count: their number is used, and the next puller takes the one after.
  package func base(_ instance: String) async throws -> Int {
    try await numbers(instance).last ?? 0
  }

  /// The newest valid record of `instance`.
  package func newest(_ instance: String) async throws -> GenerationRecord? {
    for number in try await numbers(instance).reversed() {
      if case .valid(let record) = try await reading(instance, number) { return record }
    }
    return nil
  }

  /// The newest valid record whose bytes are there; that they are sound shows only reading them.
  package func newestStored(_ instance: String) async throws -> GenerationRecord? {
    let stored = Set(try await store.list(below: .snapshots(instance)))
    return try await records(instance).last { record in
      (try? StoreName.snapshot(instance, record.stem)).map { stored.contains($0) } ?? false
    }
  }

  /// All valid records, oldest first.
  package func records(_ instance: String) async throws -> [GenerationRecord] {
    var records: [GenerationRecord] = []
    for number in try await numbers(instance) {
      if case .valid(let record) = try await reading(instance, number) { records.append(record) }
    }
    return records
  }

  /// The numbers in use, ascending, void ones included.
  func numbers(_ instance: String) async throws -> [Int] {
    try await store.list(below: .records(instance)).compactMap { name in
      name.last(without: ".json").flatMap { $0.utf8.count == 12 ? StoreName.number(in: $0) : nil }
    }
  }

  /// Nil where the record is gone, as after a clean-up.
  func reading(_ instance: String, _ number: Int) async throws -> RecordReading? {
    guard let bytes = try await store.get(.record(instance, number)) else { return nil }
    return RecordReading(bytes, instance: instance, number: number)
  }
}
