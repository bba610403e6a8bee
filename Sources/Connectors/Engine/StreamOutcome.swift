internal import Formats
internal import Identity

/// What reading one stream gave, packed until it is its turn to be handed to the builder.
struct StreamOutcome: Sendable {
  /// One line of the ledger for each variant.
  private(set) var lines: [StreamLedger] = []
  private(set) var log = RecordLog()
  /// The rows themselves, where a later stream asks for them.
  private(set) var rows = KeptRows()
  /// The rows' ids, where a later stream joins on them.
  private(set) var ids = NameTable()
  /// Its rows, for those who look something up in them.
  private(set) var tables: [LookupForm.Key: LookupTable] = [:]
  private(set) var hasGap = false
  /// Different rows, before any filter.
  private var distinct = 0
  /// Lists that did not end, in their order.
  private(set) var broken: [BrokenList] = []
  private let stream: String

  init(_ stream: String) { self.stream = stream }

  /// A stream that is not asked for.
  static func skipped(_ stream: String) -> StreamOutcome {
    var outcome = StreamOutcome(stream)
    var line = StreamLedger(stream: stream)
    line.notes = ["not asked for"]
    outcome.lines = [line]
    return outcome
  }

  /// A stream that failed before any of its lists began.
  static func failed(_ stream: String, _ error: any Error) -> StreamOutcome {
    var outcome = StreamOutcome(stream)
    outcome.add(BrokenList(ledger: StreamLedger(stream: stream), cause: error))
    return outcome
  }

  /// Lists come in the order of the parents.
  mutating func add(_ list: ListOutcome) {
    let line = line(list.ledger.variant)
    lines[line].merge(list.line)
    log.append(list.log, line: line)
    rows.append(list.rows)
    ids.insert(list.ids)
    hasGap = hasGap || list.hasGap
    distinct += list.distinct
  }

  /// Something that a reader of the ledger wants to know of the stream as a whole.
  mutating func note(_ text: String) {
    if lines.isEmpty { return }
    lines[0].notes.append(text)
  }

  /// A list that failed, as far as it was read.
  mutating func add(_ list: BrokenList) {
    let line = line(list.ledger.variant)
    lines[line].merge(list.ledger)
    broken.append(list)
  }

  /// Ends a stream all of whose lists ended: does it bring what it promises?
  mutating func close(_ run: StreamRun) throws {
    if lines.isEmpty {
      // A list for each of no parents: asked for, and empty.
      var line = StreamLedger(stream: stream)
      line.ends["nothing to ask for"] = 1
      lines = [line]
    }
    // A first page says nothing about a whole list.
    if !isMissing, !run.request.isCheck {
      let dropped = lines.reduce(0) { sum, line in
        sum + (run.stream.keepOnly.flatMap { line.dropped[$0.text] } ?? 0)
      }
      try run.stream.expectation?
        .check(stream, rows: distinct, dropped: dropped, in: run.scope)
    }
    for (key, lookup) in run.lookups {
      tables[key] = try LookupTable(
        rows.trees, by: lookup.by, ignoresCase: lookup.ignoresCase, in: run.scope)
    }
  }

  /// The stream as a whole is refused.
  mutating func refuse(_ cause: any Error) {
    if lines.isEmpty { lines = [StreamLedger(stream: stream)] }
    broken.append(BrokenList(ledger: lines[0], cause: cause))
  }

  /// Why it failed; a list that was only stopped is no reason while another is.
  var failure: (any Error)? {
    (broken.first { !Self.isStop($0.cause) } ?? broken.first)?.cause
  }

  static func isStop(_ error: any Error) -> Bool {
    (error as? PullFailure)?.code == .cancelled || error is CancellationError
  }

  /// Whether what it would have listed is not known.
  var isMissing: Bool {
    hasGap || !broken.isEmpty || lines.contains { $0.ends[StreamLedger.notOffered] != nil }
  }

  /// What its gaps mean for the verdict, in a sentence.
  var gap: String? {
    guard hasGap else { return nil }
    let reasons = Set(lines.flatMap { $0.gaps }).sorted()
    return "\(stream) could not be read: \(reasons.prefix(3).joined(separator: "; "))"
  }

  private mutating func line(_ variant: String) -> Int {
    if let line = lines.firstIndex(where: { $0.variant == variant }) { return line }
    lines.append(StreamLedger(stream: stream, variant: variant))
    return lines.count - 1
  }
}
