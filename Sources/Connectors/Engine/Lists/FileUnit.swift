internal import Files
internal import Formats
internal import HTTP
internal import Identity

/// Reads one CSV file, or the one at an https URL, as a list.
struct FileUnit: Sendable {
  let stream: StreamDefinition
  let rule: CSVRule
  let scope: Scope
  let exchange: Exchange?
  let folder: String
  let emitter: Emitter
  let budget: PullBudget
  let clock: any PullClock
  /// Told of the rows, some at a time.
  let tell: @Sendable (Int) -> Void

  func run() async -> Result<ListOutcome, BrokenList> {
    var outcome = ListOutcome(ledger: StreamLedger(stream: stream.name))
    outcome.ledger.first = clock.now()
    do {
      try await read(into: &outcome)
    } catch {
      return .failure(BrokenList(ledger: outcome.line, cause: error))
    }
    outcome.ledger.ends["the end of the file", default: 0] += 1
    outcome.ledger.last = clock.now()
    return .success(outcome)
  }

  private func read(into outcome: inout ListOutcome) async throws {
    let (name, bytes) = try await read(&outcome)
    if outcome.ledger.requests == 0 { outcome.ledger.bytes = bytes.count }
    var table = try placed(in: name) { try CSVTable(bytes, rule: rule, settings: scope) }
    outcome.ledger.notes += table.notes
    outcome.ledger.pages = 1
    try budget.take(page: 0, now: clock.now())
    var seen = NameTable()
    var lines: [Int] = []
    while let record = try placed(in: name, { try table.next() }) {
      outcome.ledger.received += 1
      if outcome.ledger.received % Self.step == 0 { try await pause(Self.step) }
      let line = record.line ?? 0
      do {
        if stream.isUnique, let id = try stream.id?.value(of: record, in: scope).string {
          let (number, isNew) = seen.insert(Array(id.utf8))
          guard isNew else {
            let place = table.place(of: stream.id?.text ?? "", line: line)
            throw PullFailure(
              .list, "\(name), \(place): the id \"\(id)\" stands already at line \(lines[number])")
          }
          lines.append(line)
        }
        try emitter.emit(
          record, in: scope, into: &outcome.log, counting: &outcome.ledger)
      } catch let failure as ExpressionFailure {
        let place = table.place(of: failure.expression, line: line)
        throw PullFailure(.list, "\(name), \(place): \(failure.what)")
      }
    }
    outcome.distinct = outcome.ledger.received
    try budget.take(rows: outcome.ledger.received % Self.step, now: clock.now())
  }

  /// Records after which it is asked whether there may be more.
  private static let step = 1024

  private func pause(_ rows: Int) async throws {
    try budget.take(rows: rows, now: clock.now())
    tell(rows)
    try Task.checkCancellation()
    await Task.yield()
  }

  private func placed<Value>(in name: String, _ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as CSVError {
      throw PullFailure(.list, "\(name), \(error)")
    } catch let error as ExpressionFailure {
      throw PullFailure(.configuration, "\(name): \(error)")
    } catch let error as PullFailure {
      throw PullFailure(error.code, "\(name): \(error.what)")
    }
  }

  private func read(_ outcome: inout ListOutcome) async throws -> (name: String, bytes: [UInt8]) {
    guard case .file(let source) = stream.source,
      let location = try source.value(of: Record(.null), in: scope).string
    else { throw PullFailure(.configuration, "\(stream.name): no file is set") }
    if location.hasPrefix("https://") || location.hasPrefix("http://") {
      guard let exchange else {
        throw PullFailure(.configuration, "\(stream.name): a URL cannot be asked here")
      }
      var cost = AnswerCost()
      let expected = Exchange.Expectation(
        stream: stream.name, errors: stream.errors, form: .any, isGraphQL: false, scope: scope
      )
      defer { outcome.ledger.charge(cost, now: clock.now()) }
      let answer = try await exchange.ask(Request(.get, location), expected, &cost)
      guard case .page(let page) = answer else {
        throw PullFailure(.list, "\(stream.name): the URL answers no file")
      }
      if page.body.first(where: { $0 > ASCII.space }) == UInt8(ascii: "<") {
        throw PullFailure(
          .list,
          "\(stream.name): the URL answers a web page (HTML), not CSV: a login page may stand in "
            + "between")
      }
      return (stream.name, page.body)
    }
    let path = location.hasPrefix("/") ? location : folder + "/" + location
    do {
      return (location, try File.read(path, limit: 1 << 30))
    } catch {
      throw PullFailure(.list, "\(stream.name): \(error)")
    }
  }
}
