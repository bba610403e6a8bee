package import Formats
package import Identity

/// What one instance brings to an export: its snapshot, the proof of it, and what people call it.
package struct ExportSource: Sendable {
  /// The instance's name, which is the `source_id` of its rows.
  package let instance: String
  package let snapshot: Snapshot
  package let generation: Int
  package let ledger: Ledger
  /// What the store keeps beside this generation; for the manifest, as it is.
  package var record: JSON = .null
  package var title: String?
  package var owner: String?
  package var environment: String?
  package var isInScope = true

  package init(instance: String, snapshot: Snapshot, generation: Int, ledger: Ledger) {
    self.instance = instance
    self.snapshot = snapshot
    self.generation = generation
    self.ledger = ledger
  }
}
