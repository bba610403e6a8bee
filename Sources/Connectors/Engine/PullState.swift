internal import Formats
internal import Identity

/// What a pull has gathered so far: what ended streams mean for others, and the builder.
///
/// Streams end in any order; to builder and ledger they are handed in the definition's order, so
/// that the same data gives the same snapshot and the same ledger.
struct PullState {
  private var builder: SnapshotBuilder
  /// `settings`, and what the sign-in kept.
  var base: Scope
  private(set) var ledgers: [StreamLedger] = []
  /// Gaps in lists that matter, one sentence each.
  private(set) var gaps: [String] = []
  private let streams: [StreamDefinition]
  /// Ended streams whose turn has not come, by position.
  private var ended: [Int: StreamOutcome] = [:]
  private var handed = 0
  private var findings: [String: Finding] = [:]
  /// Streams that others join on by id, and those whose rows others ask for.
  private let joined: Set<String>
  private let rowsWanted: Set<String>
  private let lookups: [LookupForm.Key: LookupForm]

  /// What an ended stream is to others.
  private struct Finding {
    let rows: KeptRows
    let ids: NameTable
    let tables: [LookupForm.Key: LookupTable]
    let isSkipped: Bool
    let isMissing: Bool
  }

  init(_ request: PullRequest) {
    let definition = request.definition
    streams = definition.streams
    base = Scope(["settings": .object(request.settings), "variant": .null, "record": .null])
    let untyped = try? definition.untypedMembers?.value(of: Record(.null), in: base).string
    builder = SnapshotBuilder(
      instance: request.instance, untyped: untyped == "users" ? .users : .decide,
      keepsAttributes: request.keepsAttributes)
    var joined: Set<String> = []
    var lookups: [LookupForm.Key: LookupForm] = [:]
    for form in streams.flatMap({ $0.forms }) {
      joined.formUnion(form.streams)
      for lookup in form.lookups { lookups[lookup.key] = lookup }
    }
    self.joined = joined
    self.lookups = lookups
    rowsWanted = Set(streams.compactMap { $0.forEach?.stream })
      .union(lookups.values.map { $0.stream })
  }

  func keepsRows(_ stream: StreamDefinition) -> Bool {
    stream.keep != nil || rowsWanted.contains(stream.name)
  }

  /// What others look up in the stream's rows.
  func lookups(in stream: StreamDefinition) -> [LookupForm.Key: LookupForm] {
    lookups.filter { $0.value.stream == stream.name }
  }

  func keepsIDs(_ stream: StreamDefinition) -> Bool { joined.contains(stream.name) }

  /// The rows that the stream is asked for one by one; nil where it is asked for once.
  func parents(of stream: StreamDefinition) -> KeptRows? {
    stream.forEach.map { findings[$0.stream]?.rows ?? KeptRows() }
  }

  /// What the streams before it kept, as far as it uses them.
  func scope(of stream: StreamDefinition) -> Scope { scope { stream.needs.contains($0) } }

  /// What all streams kept.
  var finalScope: Scope { scope { _ in true } }

  private func scope(_ isWanted: (String) -> Bool) -> Scope {
    var scope = base
    // Of several streams that keep one name, the one that is asked for stands.
    for stream in streams {
      guard let keep = stream.keep, isWanted(stream.name), let found = findings[stream.name] else {
        continue
      }
      if found.isSkipped, scope[keep] != nil { continue }
      scope[keep] = found.isMissing ? .null : .array(found.rows.trees)
    }
    return scope
  }

  /// The ids that a stream joins on.
  func lists(for stream: StreamDefinition) -> KnownLists {
    var lists = KnownLists()
    for name in stream.needs {
      guard let found = findings[name] else { continue }
      lists.ids[name] = found.ids
      lists.tables.merge(found.tables) { $1 }
      if found.isMissing { lists.unavailable.insert(name) }
    }
    return lists
  }

  /// A stream has ended; whatever is now due is handed on.
  mutating func end(_ position: Int, _ outcome: StreamOutcome, isSkipped: Bool) {
    findings[streams[position].name] = Finding(
      rows: outcome.broken.isEmpty ? outcome.rows : KeptRows(), ids: outcome.ids,
      tables: outcome.tables, isSkipped: isSkipped, isMissing: isSkipped || outcome.isMissing)
    ended[position] = outcome
    while let next = ended.removeValue(forKey: handed) { hand(next) }
  }

  /// After a failure: what was read belongs into the ledger, though some streams never began.
  mutating func handAll() {
    for (position, outcome) in ended.sorted(by: { $0.key < $1.key }) {
      handed = position
      hand(outcome)
    }
    ended = [:]
  }

  /// The snapshot of everything; what was gathered is gone before anybody copies it.
  mutating func build() throws(SnapshotError) -> (snapshot: Snapshot, report: BuildReport) {
    let full = builder
    builder = SnapshotBuilder(instance: "")
    findings = [:]
    return try full.build()
  }

  private mutating func hand(_ outcome: StreamOutcome) {
    if let gap = outcome.gap, !streams[handed].enriches { gaps.append(gap) }
    builder.add(outcome.log, stream: ledgers.count)
    ledgers += outcome.lines
    handed += 1
  }
}
