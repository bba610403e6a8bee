internal import Formats
internal import HTTP
internal import Identity

/// Reads one stream: each variant, and each parent where there are any, a few at a time.
struct StreamRun: Sendable {
  let stream: StreamDefinition
  /// Where the stream stands in the definition.
  let position: Int
  let request: PullRequest
  let budget: PullBudget
  let halt: Halt
  let board: ProgressBoard
  let scope: Scope
  let lists: KnownLists
  /// What others look up in the rows of this stream.
  let lookups: [LookupForm.Key: LookupForm]
  let parents: KeptRows?
  let keepsRows: Bool
  let keepsIDs: Bool

  /// How far lists are begun ahead of the first that has not ended: what they gave waits for it.
  private static let window = 256

  func read() async -> StreamOutcome {
    var outcome = StreamOutcome(stream.name)
    do {
      if case .file = stream.source {
        await one(try file(), &outcome)
      } else {
        try await many(&outcome)
      }
      if outcome.broken.isEmpty { try outcome.close(self) }
    } catch {
      halt.fail(at: Halt.place(stream: position), error)
      outcome.refuse(error)
    }
    return outcome
  }

  private func one(_ unit: FileUnit, _ outcome: inout StreamOutcome) async {
    let place = Halt.place(stream: position)
    let result = await halt.run(at: place) { await unit.run() }
    if case .failure(let list) = result { halt.fail(at: place, list.cause) }
    outcome.add(result)
  }

  /// Takes the outcomes in the order of the parents, whatever order the answers come in.
  private func many(_ outcome: inout StreamOutcome) async throws {
    let units = try ListUnits(self)
    var vanished = 0
    await withTaskGroup(of: (Int, Result<ListOutcome, BrokenList>).self) { group in
      var waiting: [Int: Result<ListOutcome, BrokenList>] = [:]
      var (next, toTake, running) = (0, 0, 0)
      var hasFailed = false
      while true {
        while running < units.concurrency, next < units.count, next < toTake + Self.window,
          !hasFailed
        {
          let (number, unit) = (next, units[next])
          let place = Halt.place(stream: position, list: number)
          group.addTask { (number, await halt.run(at: place) { await unit.run() }) }
          next += 1
          running += 1
        }
        guard let (number, result) = await group.next() else { break }
        running -= 1
        waiting[number] = result
        switch result {
        case .success(let list): vanished += list.ledger.vanished
        case .failure(let list):
          hasFailed = true
          halt.fail(at: Halt.place(stream: position, list: number), list.cause)
        }
        board.list(of: position, among: units.count)
        while let result = waiting.removeValue(forKey: toTake) {
          outcome.add(result)
          toTake += 1
        }
      }
      // After a failure nothing is published, but the ledger tells what was read.
      for (_, result) in waiting.sorted(by: { $0.key < $1.key }) { outcome.add(result) }
    }
    if outcome.broken.isEmpty { try judge(vanished: vanished, of: units.count) }
  }

  /// Parents go while a pull runs, few of them: where many are gone, the list was refused.
  private func judge(vanished: Int, of asked: Int) throws {
    let chance = max(10, asked / 10)
    let allowed = max(stream.variants.count, min(chance, asked / 2))
    guard vanished > allowed else { return }
    throw PullFailure(
      .list,
      "\(stream.name): \(vanished) of \(asked) lists are gone with what they belong to, which is "
        + "more than chance: the credential may not see them")
  }

  private func file() throws -> FileUnit {
    guard case .csv(let rule) = stream.decode.form else {
      throw PullFailure(.configuration, "\(stream.name): a file is read as CSV")
    }
    return FileUnit(
      stream: stream, rule: rule, scope: scope,
      exchange: request.definition.http.map { rules in
        // The file may lie anywhere: the app's credential is not for others.
        let place = Halt.place(stream: position)
        var exchange = request.exchange(rules, budget, halt, place: place)
        exchange.session = nil
        return exchange
      },
      folder: request.folder, emitter: Emitter(rules: stream.emits, lists: lists), budget: budget,
      clock: request.clock, tell: tell)
  }

  var tell: @Sendable (Int) -> Void {
    { [board, position] rows in board.rows(rows, of: position) }
  }
}

extension StreamOutcome {
  fileprivate mutating func add(_ result: Result<ListOutcome, BrokenList>) {
    switch result {
    case .success(let list): add(list)
    case .failure(let list): add(list)
    }
  }
}
