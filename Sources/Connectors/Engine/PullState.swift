internal import Formats
internal import Identity

/// What a pull has gathered so far.
struct PullState {
  var builder: SnapshotBuilder
  var scope: Scope
  var lists = KnownLists()
  var ledgers: [StreamLedger] = []
  /// Gaps in lists that matter, one sentence each.
  var gaps: [String] = []
  /// Streams that others join on by id.
  let joined: Set<String>
  private let rowsWanted: Set<String>
  private let lookups: [LookupForm.Key: LookupForm]
  /// Whether only first pages are read, which say nothing about a whole list.
  private let isCheck: Bool
  private var rows: [String: KeptRows] = [:]
  /// The ledger lines of the stream that is being read, by variant.
  private var lines: [String: Int] = [:]
  private var hasGap = false
  /// Different rows of the stream that is being read.
  private var distinct = 0

  init(_ request: PullRequest) {
    let definition = request.definition
    isCheck = request.isCheck
    scope = Scope(["settings": .object(request.settings), "variant": .null, "record": .null])
    let untyped = try? definition.untypedMembers?.value(of: Record(.null), in: scope).string
    builder = SnapshotBuilder(
      instance: request.instance, untyped: untyped == "users" ? .users : .decide,
      keepsAttributes: request.keepsAttributes)
    var joined: Set<String> = []
    var wanted: Set<String> = []
    var lookups: [LookupForm.Key: LookupForm] = [:]
    for stream in definition.streams {
      if let parent = stream.forEach?.stream { wanted.insert(parent) }
      for form in stream.forms {
        joined.formUnion(form.streams)
        for lookup in form.lookups { lookups[lookup.key] = lookup }
      }
    }
    wanted.formUnion(lookups.values.map { $0.stream })
    self.lookups = lookups
    self.joined = joined
    rowsWanted = wanted
  }

  func keepsRows(_ stream: StreamDefinition) -> Bool {
    stream.keep != nil || rowsWanted.contains(stream.name)
  }

  /// The rows that the stream is asked for one by one; nil where it is asked for once.
  func parents(of stream: StreamDefinition) -> KeptRows? {
    stream.forEach.map { rows[$0.stream] ?? KeptRows() }
  }

  mutating func skip(_ stream: StreamDefinition) {
    var line = StreamLedger(stream: stream.name)
    line.notes = ["not asked for"]
    ledgers.append(line)
    lists.unavailable.insert(stream.name)
    if let keep = stream.keep { scope[keep] = .null }
  }

  mutating func add(_ outcome: ListOutcome, of stream: StreamDefinition, _ variant: String) {
    let line = line(stream, variant)
    ledgers[line].merge(outcome.line)
    hasGap = hasGap || outcome.hasGap
    distinct += outcome.distinct
    rows[stream.name, default: KeptRows()].append(outcome.rows)
    lists.ids[stream.name, default: NameTable()].insert(outcome.ids)
    builder.add(outcome.log, stream: line)
  }

  /// The list of the stream that failed, as far as it was read.
  mutating func add(_ broken: BrokenList, of stream: StreamDefinition) {
    let line = line(stream, broken.ledger.variant)
    ledgers[line].merge(broken.ledger)
  }

  private mutating func line(_ stream: StreamDefinition, _ variant: String) -> Int {
    if let line = lines[variant] { return line }
    ledgers.append(StreamLedger(stream: stream.name, variant: variant))
    lines[variant] = ledgers.count - 1
    return ledgers.count - 1
  }

  /// Ends a stream: what it kept becomes visible to those after it, its gaps become reasons.
  mutating func close(_ stream: StreamDefinition) throws {
    if lines.isEmpty {
      // A list for each of no parents: asked for, and empty.
      var line = StreamLedger(stream: stream.name)
      line.ends["nothing to ask for"] = 1
      ledgers.append(line)
    }
    let isMissing =
      hasGap
      || ledgers.suffix(max(1, lines.count)).contains { line in
        line.ends[StreamLedger.notOffered] != nil
      }
    if isMissing {
      lists.unavailable.insert(stream.name)
    } else if !isCheck {
      let dropped = ledgers.suffix(lines.count).reduce(0) { sum, line in
        sum + (stream.keepOnly.flatMap { line.dropped[$0.text] } ?? 0)
      }
      try stream.expectation?.check(stream.name, rows: distinct, dropped: dropped, in: scope)
    }
    for (key, lookup) in lookups where lookup.stream == stream.name {
      lists.tables[key] = try LookupTable(
        rows[stream.name]?.trees ?? [], by: lookup.by, ignoresCase: lookup.ignoresCase, in: scope)
    }
    if let keep = stream.keep {
      scope[keep] = isMissing ? .null : .array(rows[stream.name]?.trees ?? [])
    }
    if hasGap, !stream.enriches {
      let reasons = Set(ledgers.suffix(lines.count).flatMap { $0.gaps }).sorted()
      gaps.append("\(stream.name) could not be read: \(reasons.prefix(3).joined(separator: "; "))")
    }
    lines = [:]
    distinct = 0
    hasGap = false
  }
}
