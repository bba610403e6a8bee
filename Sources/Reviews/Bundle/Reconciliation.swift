internal import Formats
package import Identity

/// How the rows exported of one kind compare with what the pull read and counted.
package struct Reconciliation: Sendable, Equatable {
  package let source: String
  package let kind: CanonicalFile
  /// What the app says there is; nil where a list of this kind declares no total.
  package let reported: Int?
  /// Rows of the lists that hold this kind.
  package let fetched: Int
  /// Those that an earlier page had.
  package let duplicates: Int
  /// Those left out by a rule of the definition.
  package let dropped: Int
  /// Objects or edges of this kind that the rest told; one that is told twice counts once later.
  package let told: Int
  /// Edges among them that the app itself calls indirect; they are derived, so not kept.
  package let indirect: Int
  /// What the pull counted in the snapshot that it sealed.
  package let inSnapshot: Int
  package let exported: Int
  /// Whether the snapshot exported is the one that the pull sealed.
  package let isSealed: Bool

  package var difference: Int { inSnapshot - exported }
  package var isExact: Bool { difference == 0 && isSealed }

  init(_ source: ExportSource, _ kind: CanonicalFile, exported: Int) {
    self.source = source.instance
    self.kind = kind
    self.exported = exported
    let name = Self.name(kind)
    let lists = source.ledger.streams.filter { ($0.emitted[name] ?? 0) > 0 }
    let totals = lists.compactMap { $0.declaredTotal }
    reported = lists.isEmpty || totals.count < lists.count ? nil : totals.reduce(0, &+)
    fetched = lists.reduce(0) { $0 &+ $1.received }
    duplicates = lists.reduce(0) { $0 &+ $1.duplicates }
    dropped = lists.reduce(0) { $0 &+ $1.dropped.values.reduce(0, &+) }
    told = lists.reduce(0) { $0 &+ ($1.emitted[name] ?? 0) }
    let areEdges = kind == .memberships || kind == .grants
    indirect = areEdges ? lists.reduce(0) { $0 &+ $1.indirect } : 0
    inSnapshot = source.ledger.counts[kind.rawValue] ?? Self.count(kind, source.snapshot)
    isSealed = source.ledger.contentHash.utf8.elementsEqual(source.snapshot.contentHash.utf8)
  }

  /// What stands in the snapshot itself, for a ledger that is lost.
  private static func count(_ kind: CanonicalFile, _ snapshot: Snapshot) -> Int {
    switch kind {
    case .accounts: snapshot.accounts.count
    case .groups: snapshot.groups.count
    case .entitlements: snapshot.entitlements.count
    case .memberships: snapshot.memberships.count
    case .grants: snapshot.grants.count
    case .credentials: snapshot.credentials.count
    }
  }

  /// What a ledger calls the things in that file.
  private static func name(_ kind: CanonicalFile) -> String { String(kind.rawValue.dropLast()) }

  var json: JSON {
    .members([
      "source_id": .string(source), "kind": .string(kind.rawValue),
      "reported": reported.map { .integer($0) } ?? .null, "fetched": .integer(fetched),
      "duplicates": .integer(duplicates), "dropped": .integer(dropped), "told": .integer(told),
      "indirect": .integer(indirect),
      "in_snapshot": .integer(inSnapshot), "exported": .integer(exported),
      "difference": .integer(difference), "sealed": .bool(isSealed),
    ])
  }
}
