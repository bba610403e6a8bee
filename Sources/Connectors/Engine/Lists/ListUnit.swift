internal import Formats
internal import HTTP
internal import Identity

/// What reading one list gave.
struct ListOutcome: Sendable {
  /// What its rows became.
  var log = RecordLog()
  /// The rows themselves, where a later stream asks for them.
  var rows = KeptRows()
  /// The rows' ids, where a later stream joins on them.
  var ids = NameTable()
  var ledger: StreamLedger
  /// Different rows, before any filter.
  var distinct = 0
  /// The parents of a batch and their answers.
  var batch: BatchLedger?
  /// Whether the list, or part of it, could not be read.
  var hasGap = false

  /// The ledger's line, with what the rows became.
  var line: StreamLedger {
    var line = ledger
    line.emitted = log.emitted
    return line
  }
}

/// A list that did not end: what was read until then, for the ledger, and why it failed.
struct BrokenList: Error {
  let ledger: StreamLedger
  let cause: any Error
}

/// Reads one list (one variant, for one parent) to its declared end.
struct ListUnit: Sendable {
  let stream: StreamDefinition
  let variant: Variant
  let scope: Scope
  let exchange: Exchange
  let builder: RequestBuilder
  let links: any LinkResolver
  let emitter: Emitter
  let budget: PullBudget
  let keepsRows: Bool
  let keepsIDs: Bool
  /// Whether it is enough to see that the list can be read.
  let onlyFirstPage: Bool
  /// Told of the rows of each page.
  let tell: @Sendable (Int) -> Void

  func run() async -> Result<ListOutcome, BrokenList> {
    var walk = PageWalk(cap: stream.page.cap, agrees: stream.page.agrees)
    var outcome = ListOutcome(ledger: StreamLedger(stream: stream.name, variant: variant.name))
    while true {
      let step: PageWalk.Step
      do {
        step = try await read(&walk, &outcome)
      } catch {
        return .failure(BrokenList(ledger: outcome.line, cause: error))
      }
      switch step {
      case .end(let why):
        outcome.ledger.ends[why, default: 0] += 1
        outcome.distinct = walk.distinct
        outcome.ledger.duplicates += walk.duplicates
        outcome.ledger.declaredTotal = walk.declaredTotal
        outcome.ledger.notes += walk.notes
        if stream.page.total != nil, walk.declaredTotal == nil, walk.pages > 0 {
          outcome.ledger.notes.append(Self.noTotal)
        }
        return .success(outcome)
      case .restart: outcome = ListOutcome(ledger: outcome.ledger.costs)
      case .fail(let what):
        return .failure(BrokenList(ledger: outcome.line, cause: failure(what)))
      case .ask:
        let cause = failure("the list did not end")
        return .failure(BrokenList(ledger: outcome.line, cause: cause))
      }
    }
  }

  /// Asks page after page until the walk ends, restarts or fails.
  private func read(
    _ walk: inout PageWalk, _ outcome: inout ListOutcome
  ) async throws -> PageWalk.Step {
    var request = try placed {
      try builder.request(variant: variant, in: scope, page: stream.page.next.start)
    }
    outcome.batch = try placed { try batch() }
    var isFirst = true
    while true {
      try Task.checkCancellation()
      let answer =
        isFirst
        ? try await firstAnswer(request, &outcome)
        : try await self.answer(request, isProbing: walk.isProbing, &outcome)
      isFirst = false
      switch answer {
      case .page(let page):
        let (step, next) = try await take(page, &walk, &outcome)
        guard case .ask = step else { return try settled(step, &outcome) }
        if onlyFirstPage { return .end("the first page is enough") }
        request = try placed { try self.next(next) }
      case .empty:
        if walk.isProbing { outcome.ledger.notes.append("no page is given beyond the end") }
        let end = PageWalk.Next.end("the app says that the list is empty")
        return try settled(
          walk.take(PageWalk.Page(rows: [], total: nil, next: end)), &outcome)
      case .restart(let why): return walk.beginAgain(why)
      // What has pages and then is gone may only have lost the way: the beginning tells.
      case .vanished where walk.pages > 0:
        return walk.beginAgain("after \(walk.pages) pages the app says that the parent is gone")
      case .notOffered(let reason) where walk.pages > 0:
        return walk.beginAgain(
          "after \(walk.pages) pages the app says that it has no such list: \(reason)")
      case .vanished:
        outcome.ledger.vanished += parents?.count ?? 1
        return .end("the parent is gone")
      case .notOffered(let reason):
        outcome.ledger.notes.append("not offered: \(reason)")
        return .end(StreamLedger.notOffered)
      case .gap(let reason):
        outcome.hasGap = true
        outcome.ledger.gaps.append(reason)
        return .end("a gap")
      }
    }
  }

  private func take(
    _ page: Answer.Page, _ walk: inout PageWalk, _ outcome: inout ListOutcome
  ) async throws -> (PageWalk.Step, next: JSON) {
    var scope = scope
    scope.page = page.document?.root
    scope.fields = page.fields
    if stream.rows != nil { try checkEnvelope(scope.page) }
    let records = try placed { try RowReader(stream: stream).rows(page, in: scope) }
    try placed { try budget.take(page: records.count, now: exchange.clock.now()) }
    let rows = try placed { try records.map { try identity(of: $0, by: stream.id, scope) } }
    try placed { for record in records { try outcome.batch?.take(record, in: scope) } }
    let total = try placed { try self.total(page, scope) }
    let answer = page.document.map { Record($0.root) } ?? Record(.null)
    let signal = try placed {
      let view = PageView(
        answer: answer, url: page.url,
        fields: page.fields, rows: rows.count, received: walk.received + rows.count,
        lastRow: records.last, number: walk.pages + 1, size: try builder.size(scope))
      return try stream.page.signal(view, in: scope, links: links)
    }
    let isNew = walk.isNew(rows)
    let step = walk.take(PageWalk.Page(rows: rows, total: total, next: signal.next))
    switch step {
    case .restart, .fail: return (step, signal.value)
    case .end:
      let sign = try placed { try SignOfMore(stream.page).find(page.document?.root, page.fields) }
      if let sign {
        throw failure("the list is over, but the answer says that there is more (\(sign))")
      }
      if stream.page.total == nil,
        let sign = SignOfTotal.find(
          answer, page.fields, rows: stream.rows, above: walk.received)
      {
        throw failure("\(walk.received) rows came, and the answer speaks of more (\(sign))")
      }
      try placed { try stream.expectation?.check(page: walk.distinct, in: scope) }
    case .ask: break
    }
    outcome.ledger.pages += 1
    outcome.ledger.received += records.count
    tell(records.count)
    for (position, record) in records.enumerated() where isNew[position] {
      try await use(record, rows[position], position, page.url, scope, &outcome)
    }
    return (step, signal.value)
  }

  private func use(
    _ record: Record, _ row: PageWalk.Row, _ position: Int, _ url: String, _ scope: Scope,
    _ outcome: inout ListOutcome
  ) async throws {
    do {
      if let rule = stream.keepOnly, !(try rule.holds(of: record, in: scope)) {
        outcome.ledger.dropped[rule.text, default: 0] += 1
        return
      }
      if keepsRows {
        outcome.rows.append(try stream.keepRow?.value(of: record, in: scope) ?? record.tree)
      }
      if keepsIDs { outcome.ids.insert(row.id) }
      try emitter.emit(
        record, in: scope, into: &outcome.log, counting: &outcome.ledger)
      for inner in stream.inner {
        let walk = InnerWalk(unit: self, inner: inner, record: record, url: url, scope: scope)
        try await walk.run(into: &outcome)
      }
    } catch {
      guard let failure = error as? ExpressionFailure else { throw error }
      let place = "row \(position + 1) of page \(outcome.ledger.pages)"
      throw self.failure("\(place): \(failure)")
    }
  }

  func charge(_ cost: AnswerCost, _ ledger: inout StreamLedger) {
    ledger.charge(cost, now: exchange.clock.now())
  }

  /// What stands around the rows must not say that there is another truth.
  func checkEnvelope(_ answer: JSONNode?) throws {
    if let place = answer.flatMap({ RepeatedNames.find(in: $0) }) {
      let holder = place.isEmpty ? "the answer" : place
      throw failure("a name stands twice in \(holder): which of the two counts is not known")
    }
    guard let sign = SignOfError.find(in: answer) else { return }
    let said = answer.flatMap { AnswerReader.named($0.tree) } ?? ""
    let quoted = said.isEmpty ? "" : ": \"\(AnswerReader.excerpt(said, exchange.redactor))\""
    throw failure("the answer looks like success and says that it is none (\(sign))\(quoted)")
  }

  func failure(_ what: String) -> PullFailure {
    let list = StreamLedger(stream: stream.name, variant: variant.name).name
    return PullFailure(.list, "\(list): \(what)")
  }

  /// Runs something that may fail, and says in which list it did.
  func placed<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as PullFailure {
      throw PullFailure(error.code, failure(error.what).what)
    } catch let error as TransportError {
      throw failure(error.what)
    } catch let error as ExpressionFailure {
      throw failure("\(error)")
    }
  }

  func identity(
    of record: Record, by id: Expression?, _ scope: Scope
  ) throws -> PageWalk.Row {
    let bytes = record.bytes
    let hash = Checksum.of(bytes)
    guard let id else { return PageWalk.Row(whole: bytes) }
    switch try id.value(of: record, in: scope) {
    case .string(let text): return PageWalk.Row(id: Array(text.utf8), hash: hash)
    case .number(let number): return PageWalk.Row(id: Array(number.text.utf8), hash: hash)
    case .null: return PageWalk.Row(whole: bytes)
    case let other: return PageWalk.Row(id: other.bytes, hash: hash)
    }
  }

  private func total(_ page: Answer.Page, _ scope: Scope) throws -> Int? {
    guard let expression = stream.page.total else { return nil }
    guard let root = page.document?.root else {
      // A table has no place for a total, but its answer has fields.
      return try Self.total(try expression.value(of: Record(.null), in: scope))
    }
    return try Self.total(try RowReader(stream: stream).value(of: expression, in: root, scope))
  }

  static func total(_ value: JSON) throws -> Int? {
    if let total = PageRule.whole(value) { return total }
    switch value {
    case .null: return nil
    case .number(let number):
      throw PullFailure(.list, "the total is \(number.text), which is no whole number")
    case .string: throw PullFailure(.list, "the total is a text that is no number")
    case let other:
      throw PullFailure(.list, "the total is \(Article.with(other.kind)), not a number")
    }
  }

  /// What is expected of the next answer. Beyond a total that is reached there may be no page: an
  /// app that refuses to give one adds nothing to the list.
  func expectation(isProbing: Bool) -> Exchange.Expectation {
    let list = StreamLedger(stream: stream.name, variant: variant.name).name
    return Exchange.Expectation(
      stream: list, errors: (isProbing ? [Self.noPage] : []) + stream.errors,
      form: stream.decode.form,
      isGraphQL: stream.isGraphQL, scope: scope, isPolled: stream.poll != nil)
  }

  /// What the ledger says where a total is read and none came.
  static let noTotal = "the app declares no total, and the definition reads one"

  private static let noPage = ErrorRule(
    statuses: [400, 404, 416], when: nil, meaning: .empty, say: nil)

  private func next(_ value: JSON) throws -> Request {
    switch stream.page.next {
    case .link, .url: return try builder.request(link: value.string ?? "", in: scope)
    case .none: throw PullFailure(.list, "a list of one answer goes on")
    case .cursor, .number, .offset, .keyset:
      let page = stream.page.next.parameter.map { PageValue(parameter: $0, value: value) }
      return try builder.request(variant: variant, in: scope, page: page)
    }
  }
}
