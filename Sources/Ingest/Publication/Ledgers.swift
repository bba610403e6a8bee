/// The ledgers of all pulls, failed ones too, by instance and run.
package struct Ledgers: Sendable {
  /// How many stay that belong to no kept generation: weeks of an hourly schedule.
  private static let kept = 200
  private let store: any Store

  package init(_ store: any Store) { self.store = store }

  package func put(_ instance: String, run: String, _ ledger: [UInt8]) async throws {
    try await store.put(.ledger(instance, run), ledger)
  }

  package func get(_ instance: String, run: String) async throws -> [UInt8]? {
    try await store.get(.ledger(instance, run))
  }

  /// The runs that have a ledger, oldest first: a run's name begins with its time.
  package func runs(_ instance: String) async throws -> [String] {
    try await store.list(below: .ledgers(instance)).compactMap { $0.last(without: ".json") }
  }

  /// Keeps the newest ledgers and those of the runs named.
  func prune(_ instance: String, keeping named: Set<String>) async throws {
    for run in try await runs(instance).dropLast(Self.kept) where !named.contains(run) {
      try await store.delete(.ledger(instance, run))
    }
  }
}
