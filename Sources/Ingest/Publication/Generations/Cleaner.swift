/// Removes what no longer counts, by number alone; run by the puller after it has published.
package struct Cleaner: Sendable {
  private let generations: Generations
  private let keep: Keep
  private var store: any Store { generations.store }

  package init(_ store: any Store, keep: Keep) {
    generations = Generations(store)
    self.keep = keep
  }

  package func clean(_ instance: String) async throws {
    var records: [GenerationRecord] = []
    var numbers: [Int] = []
    for number in try await generations.numbers(instance) {
      switch try await generations.reading(instance, number) {
      case nil: continue
      case .void: numbers.append(number)
      // What a later release keeps, and which bytes it names, only that release knows.
      case .unknownFormat: return
      case .valid(let record):
        numbers.append(number)
        records.append(record)
      }
    }
    guard let newest = records.last else { return }
    let kept = keep.kept(records)
    // A void number above the newest stays: numbers must never go back.
    for number in numbers where number < newest.number && !kept.contains(number) {
      try await store.delete(.record(instance, number))
    }
    let keptRecords = records.filter { kept.contains($0.number) }
    try await removeBytes(instance, notOf: keptRecords, upTo: newest.number)
    try await Ledgers(store).prune(instance, keeping: Set(keptRecords.map { $0.facts.run }))
    try await Holds(store).removeObsolete(instance, newest: newest.number)
  }

  /// Bytes of a number up to the newest, named by no record, can never be published any more;
  /// a higher number is another puller's, on its way.
  private func removeBytes(
    _ instance: String, notOf records: [GenerationRecord], upTo newest: Int
  ) async throws {
    let named = Set(records.map { $0.stem })
    for name in try await store.list(below: .snapshots(instance)) {
      guard let stem = name.last(without: ".rsnap") ?? name.last(without: ".seen"),
        let number = StoreName.number(in: stem), number <= newest, !named.contains(stem)
      else { continue }
      try await store.delete(name)
    }
  }
}
