internal import Formats
internal import HTTP
internal import Identity

/// Reads the list inside one record, which begins there and goes on in requests of its own.
struct InnerWalk {
  let unit: ListUnit
  let inner: InnerList
  let record: Record
  let scope: Scope

  func run(into outcome: inout ListOutcome) async throws {
    let inside = scope.setting("record", to: record.tree)
    var walk = PageWalk()
    var pending: [Emission] = []
    var hasAsked = false
    var connection = try inner.at.value(of: record, in: scope)
    while true {
      if case .null = connection, try endsMissing(hasAsked, inside, &outcome) { return }
      guard case .object = connection else {
        throw unit.failure("there is no list at \(inner.at.text)")
      }
      let step = try take(connection, inside, &walk, &pending, &outcome)
      switch step {
      case .ask(let cursor):
        connection = try await ask(cursor, inside, &outcome)
        hasAsked = true
      case .end(let why):
        outcome.ledger.ends["inner: \(why)", default: 0] += 1
        outcome.ledger.duplicates += walk.duplicates
        unit.add(pending, &outcome)
        return
      case .restart:
        // The first page stands in the record; reading it again is asking from the beginning.
        pending = []
        connection = try await ask(nil, inside, &outcome)
        hasAsked = true
      case .fail(let what): throw unit.failure(what)
      }
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
    _ connection: JSON, _ scope: Scope, _ walk: inout PageWalk, _ pending: inout [Emission],
    _ outcome: inout ListOutcome
  ) throws -> PageWalk.Step {
    let container = Record(connection)
    guard let items = try inner.rows.value(of: container, in: scope).array else {
      throw unit.failure("there are no rows at \(inner.rows.text)")
    }
    let records = items.map { Record($0) }
    let rows = records.map { record in
      let bytes = record.bytes
      return PageWalk.Row(id: bytes, hash: Checksum.of(bytes))
    }
    let total = try inner.total?.value(of: container, in: scope).integer
    let more = try inner.more.holds(of: container, in: scope)
    let cursor = try inner.cursor.value(of: container, in: scope).string
    if more, cursor?.isEmpty ?? true {
      throw unit.failure("the app says that there is more, but gives no cursor")
    }
    let isNew = walk.isNew(rows)
    let next: PageWalk.Next = more ? .more(cursor ?? "") : .end("the app says no more")
    let step = walk.take(PageWalk.Page(rows: rows, total: total, next: next))
    switch step {
    case .restart, .fail: return step
    case .ask, .end: break
    }
    outcome.ledger.received += records.count
    for (position, record) in records.enumerated() where isNew[position] {
      pending += try emitter.emissions(of: record, in: scope)
    }
    return step
  }

  private func ask(
    _ cursor: String?, _ scope: Scope, _ outcome: inout ListOutcome
  ) async throws -> JSON {
    let extra = cursor.map { [(inner.cursorVariable, JSON.string($0))] } ?? []
    let request = try unit.placed {
      try unit.builder.request(inner.next, in: scope, adding: extra)
    }
    var cost = AnswerCost()
    let answer = try await unit.exchange.ask(request, unit.expectation(isProbing: false), &cost)
    unit.charge(cost, &outcome.ledger)
    guard case .page(let page) = answer, let root = page.document?.root else {
      throw unit.failure("the rest of an inner list could not be read")
    }
    outcome.ledger.pages += 1
    try unit.budget.take(page: 0, now: unit.exchange.clock.now())
    return try inner.answer.value(of: Record(root.tree), in: scope)
  }
}
