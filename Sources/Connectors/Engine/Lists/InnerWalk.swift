internal import Formats
internal import HTTP
internal import Identity

/// Reads the list inside one record, which begins there and goes on in requests of its own.
struct InnerWalk {
  let unit: ListUnit
  let inner: InnerList
  let record: Record
  /// Where the record's page was asked.
  let url: String
  let scope: Scope

  /// What holds a part of the list, and the answer that it came in.
  private struct Part {
    var holder: JSON
    var url: String
    var fields = HeaderFields()
    /// Nil for the part in the record.
    var root: JSONNode?
  }

  func run(into outcome: inout ListOutcome) async throws {
    var inside = scope.setting("record", to: record.tree)
    var walk = PageWalk(cap: inner.page.cap, agrees: inner.page.agrees)
    var pending = RecordLog()
    var part = Part(holder: try inner.at.value(of: record, in: scope), url: url)
    while true {
      if case .null = part.holder, try endsMissing(part.root != nil, inside, &outcome) { return }
      guard case .object = part.holder else {
        throw unit.failure("there is no list at \(inner.at.text)")
      }
      let (step, next) = try take(part, inside, &walk, &pending, &outcome)
      switch step {
      case .ask: part = try await ask(next, inside, &outcome)
      case .end(let why):
        let sign = try SignOfMore(inner.page, isInner: true).find(part.root, part.fields)
        if let sign {
          throw unit.failure("an inner list is over, but the answer says more (\(sign))")
        }
        if inner.page.total == nil,
          let sign = SignOfTotal.find(
            Record(part.holder), HeaderFields(), rows: inner.rows, above: walk.received)
        {
          throw unit.failure(
            "\(walk.received) rows of an inner list came, and the answer speaks of more (\(sign))")
        }
        outcome.ledger.ends["inner: \(why)", default: 0] += 1
        outcome.ledger.duplicates += walk.duplicates
        var notes = walk.notes
        if inner.page.total != nil, walk.declaredTotal == nil { notes.append(ListUnit.noTotal) }
        for note in notes where !outcome.ledger.notes.contains("inner: " + note) {
          outcome.ledger.notes.append("inner: " + note)
        }
        outcome.log.append(pending)
        return
      case .restart:
        // The first page stands in the record; reading it again is asking from the beginning.
        pending = RecordLog()
        part = try await ask(nil, inside, &outcome)
      case .fail(let what): throw unit.failure(what)
      }
      inside.page = part.root ?? inside.page
      inside.fields = part.fields
    }
  }

  private var emitter: Emitter { Emitter(rules: inner.emits, lists: unit.emitter.lists) }

  /// Whether a list that is not there is an end: it went while it was read, or the definition says
  /// what its absence means.
  private func endsMissing(
    _ hasAsked: Bool, _ scope: Scope, _ outcome: inout ListOutcome
  ) throws -> Bool {
    if hasAsked {
      outcome.ledger.vanished += 1
      outcome.ledger.ends["inner: the parent is gone", default: 0] += 1
      return true
    }
    guard let absent = inner.absent else { return false }
    let own = try absent.say?.render(record, scope, for: .plain)
    let reason = own ?? "there is no list at \(inner.at.text)"
    switch absent.meaning {
    case .empty: outcome.ledger.ends["inner: no list, which is an empty one", default: 0] += 1
    case .gap:
      outcome.hasGap = true
      if !outcome.ledger.gaps.contains(reason) { outcome.ledger.gaps.append(reason) }
      outcome.ledger.ends["inner: a gap", default: 0] += 1
    case .notOffered:
      let note = "not offered: \(reason)"
      if !outcome.ledger.notes.contains(note) { outcome.ledger.notes.append(note) }
      outcome.ledger.ends[StreamLedger.notOffered, default: 0] += 1
    }
    return true
  }

  private func take(
    _ part: Part, _ scope: Scope, _ walk: inout PageWalk, _ pending: inout RecordLog,
    _ outcome: inout ListOutcome
  ) throws -> (PageWalk.Step, next: JSON) {
    let holder = Record(part.holder)
    guard let items = try inner.rows.value(of: holder, in: scope).array else {
      throw unit.failure("there are no rows at \(inner.rows.text)")
    }
    let records = items.map { Record($0) }
    let rows = try unit.placed {
      try records.map { try unit.identity(of: $0, by: inner.id, scope) }
    }
    let (total, signal) = try unit.placed {
      let view = PageView(
        answer: holder, url: part.url, fields: part.fields, rows: rows.count,
        received: walk.received + rows.count, lastRow: records.last, number: walk.pages + 1,
        size: try size(scope))
      let total = try inner.page.total?.value(of: holder, in: scope) ?? .null
      return (
        try ListUnit.total(total), try inner.page.signal(view, in: scope, links: unit.links)
      )
    }
    let isNew = walk.isNew(rows)
    let step = walk.take(PageWalk.Page(rows: rows, total: total, next: signal.next))
    switch step {
    case .restart, .fail: return (step, .null)
    case .ask, .end: break
    }
    outcome.ledger.received += records.count
    for (position, record) in records.enumerated() where isNew[position] {
      try emitter.emit(
        record, in: scope, into: &pending, counting: &outcome.ledger)
    }
    return (step, signal.value)
  }

  private func size(_ scope: Scope) throws -> Int? {
    try inner.page.size?.value.value(of: Record(.null), in: scope).integer
  }

  /// The part that begins at that value, or the first one.
  private func ask(
    _ value: JSON?, _ scope: Scope, _ outcome: inout ListOutcome
  ) async throws -> Part {
    let request = try unit.placed { try self.request(value, scope) }
    var cost = AnswerCost()
    var expected = unit.expectation(isProbing: false)
    expected.isGraphQL = inner.request.isGraphQL
    let answer = try await unit.exchange.ask(request, expected, &cost)
    unit.charge(cost, &outcome.ledger)
    guard case .page(let page) = answer, let root = page.document?.root else {
      throw unit.failure("the rest of an inner list could not be read")
    }
    try unit.checkEnvelope(root)
    outcome.ledger.pages += 1
    try unit.budget.take(page: 0, now: unit.exchange.clock.now())
    let holder = try inner.answer.value(of: Record(root.tree), in: scope)
    return Part(holder: holder, url: page.url, fields: page.fields, root: root)
  }

  private func request(_ value: JSON?, _ scope: Scope) throws -> Request {
    let next = inner.page.next
    if let link = value?.string, next.parameter == nil {
      return try unit.builder.request(link: link, in: scope)
    }
    var values: [PageValue] = []
    if let size = inner.page.size, let rows = try self.size(scope) {
      values.append(PageValue(parameter: size.parameter, value: .integer(rows)))
    }
    let start = next.start
    if let value, let place = next.parameter {
      values.append(PageValue(parameter: place, value: value))
    } else if let start {
      values.append(start)
    }
    return try unit.builder.request(inner.request, in: scope, adding: values)
  }
}
