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

  /// How much was read so far, of all levels of a tree.
  private struct Counts {
    var lists = 0
    /// Parents that were asked for, in each variant.
    var asked = 0
    var vanished = 0
    /// Levels of a tree.
    var levels = 0
  }

  private func many(_ outcome: inout StreamOutcome) async throws {
    var counts = Counts()
    if stream.forEach?.andSelf ?? false {
      var tree = TreeWalk()
      var level = parents ?? KeptRows()
      while level.count > 0, outcome.broken.isEmpty {
        try await many(try ListUnits(self, level, after: counts.lists), &counts, &outcome) {
          try tree.take($0, of: stream.name)
        }
        counts.levels += 1
        level = request.isCheck ? KeptRows() : tree.descend()
      }
    } else {
      try await many(try ListUnits(self, parents), &counts, &outcome) { _ in }
    }
    tell(counts, &outcome)
    if outcome.broken.isEmpty { try judge(counts) }
  }

  private func tell(_ counts: Counts, _ outcome: inout StreamOutcome) {
    guard let rule = stream.forEach, counts.asked > 0 else { return }
    if let batch = rule.batch {
      let rows = counts.asked / stream.variants.count
      outcome.note("asked for \(rows) rows of \(rule.stream), at most \(batch.size) in a request")
    }
    if rule.andSelf { outcome.note("a tree of \(counts.levels) levels") }
  }

  /// Takes the outcomes in the order of the parents, whatever order the answers come in.
  private func many(
    _ units: ListUnits, _ counts: inout Counts, _ outcome: inout StreamOutcome,
    _ look: (ListOutcome) throws -> Void
  ) async throws {
    let before = counts.lists
    counts.lists += units.count
    counts.asked += units.asked
    try await withThrowingTaskGroup(of: (Int, Result<ListOutcome, BrokenList>).self) { group in
      var waiting: [Int: Result<ListOutcome, BrokenList>] = [:]
      var (next, toTake, running) = (0, 0, 0)
      var hasFailed = false
      while true {
        while running < units.concurrency, next < units.count, next < toTake + Self.window,
          !hasFailed
        {
          let (number, unit) = (next, units[next])
          let place = Halt.place(stream: position, list: before + number)
          group.addTask { (number, await halt.run(at: place) { await unit.run() }) }
          next += 1
          running += 1
        }
        guard let (number, result) = try await group.next() else { break }
        running -= 1
        waiting[number] = result
        switch result {
        case .success(let list): counts.vanished += list.ledger.vanished
        case .failure(let list):
          hasFailed = true
          halt.fail(at: Halt.place(stream: position, list: before + number), list.cause)
        }
        board.list(of: position, among: counts.lists)
        while let result = waiting.removeValue(forKey: toTake) {
          outcome.add(result)
          if case .success(let list) = result { try look(list) }
          toTake += 1
        }
      }
      // After a failure nothing is published, but the ledger tells what was read.
      for (_, result) in waiting.sorted(by: { $0.key < $1.key }) { outcome.add(result) }
    }
  }

  /// Parents go while a pull runs, few of them: where many are gone, the list was refused.
  private func judge(_ counts: Counts) throws {
    let (vanished, asked) = (counts.vanished, counts.asked)
    let chance = max(10, asked / 10)
    let allowed = max(stream.variants.count, min(chance, asked / 2))
    guard vanished > allowed else { return }
    let what =
      stream.forEach?.batch == nil
      ? "lists are gone with what they belong to" : "that were asked for have no answer"
    throw PullFailure(
      .list,
      "\(stream.name): \(vanished) of \(asked) \(what), which is more than chance: the "
        + "credential may not see them")
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
