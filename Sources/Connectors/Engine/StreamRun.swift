internal import Formats
internal import HTTP
internal import Identity

/// A stream that did not end: each list that failed or was stopped, the first cause first.
struct BrokenStream: Error {
  let lists: [BrokenList]

  var cause: any Error { lists.first?.cause ?? CancellationError() }
}

/// Reads one stream: each variant, and each parent where there are any, a few at a time.
struct StreamRun: Sendable {
  let stream: StreamDefinition
  let request: PullRequest
  let budget: PullBudget
  let scope: Scope
  let lists: KnownLists
  let parents: KeptRows?
  let keepsRows: Bool
  let keepsIDs: Bool

  /// Lists that are read at one time.
  static let concurrency = 4

  /// Hands the outcomes over in the order of the parents, whatever order the answers come in, so
  /// that the same data gives the same snapshot.
  func read(_ take: (_ variant: String, ListOutcome) -> Void) async throws {
    let emitter = Emitter(rules: stream.emits, lists: lists)
    if case .file = stream.source {
      let outcome = try await self.file(emitter).run()
      take("", outcome)
      return
    }
    let units = try units(emitter)
    var vanished = 0
    var broken: [BrokenList] = []
    await withTaskGroup(of: (Int, Result<ListOutcome, BrokenList>).self) { group in
      var waiting: [Int: ListOutcome] = [:]
      var next = 0
      var toTake = 0
      var done = 0
      var rows = 0
      func begin(_ group: inout TaskGroup<(Int, Result<ListOutcome, BrokenList>)>) {
        guard next < units.count, broken.isEmpty else { return }
        let (position, unit) = (next, units[next])
        group.addTask { (position, await unit.run()) }
        next += 1
      }
      for _ in 0..<Self.concurrency { begin(&group) }
      while let (position, result) = await group.next() {
        switch result {
        case .success(let outcome):
          waiting[position] = outcome
          done += 1
          rows += outcome.ledger.received
          vanished += outcome.ledger.vanished
          request.progress(.lists(stream.name, done: done, of: units.count, rows: rows))
        case .failure(let list):
          broken.append(list)
          group.cancelAll()
        }
        begin(&group)
        while let outcome = waiting.removeValue(forKey: toTake) {
          take(units[toTake].variant.name, outcome)
          toTake += 1
        }
      }
      // After a failure nothing is published, but the ledger tells what was read.
      for (position, outcome) in waiting.sorted(by: { $0.key < $1.key }) {
        take(units[position].variant.name, outcome)
      }
    }
    if !broken.isEmpty { throw BrokenStream(lists: broken) }
    try judge(vanished: vanished, of: units.count)
  }

  /// Parents go while a pull runs, few of them: where many are gone, the list was refused.
  private func judge(vanished: Int, of asked: Int) throws {
    let chance = max(10, asked / 10)
    let allowed = max(stream.variants.count, min(chance, asked / 2))
    guard vanished <= allowed else {
      throw PullFailure(
        .list,
        "\(stream.name): \(vanished) of \(asked) lists are gone with what they belong to, which is "
          + "more than chance: the credential may not see them")
    }
  }

  private func units(_ emitter: Emitter) throws -> [ListUnit] {
    guard let rules = request.definition.http else {
      throw PullFailure(.configuration, "the definition says nothing about HTTP")
    }
    let builder = RequestBuilder(rules: rules, stream: stream)
    let exchange = request.exchange(rules, budget)
    var units: [ListUnit] = []
    for scope in try scopes() {
      for variant in stream.variants {
        units.append(
          ListUnit(
            stream: stream, variant: variant, scope: scope.setting("variant", to: variant.value),
            exchange: exchange, builder: builder, links: request.links, emitter: emitter,
            budget: budget, keepsRows: keepsRows, keepsIDs: keepsIDs,
            onlyFirstPage: request.isCheck))
      }
    }
    return units
  }

  private func scopes() throws -> [Scope] {
    guard let rule = stream.forEach, let parents else { return [scope] }
    var scopes: [Scope] = []
    for position in 0..<parents.count {
      let parent = parents[position]
      let inside = scope.setting(rule.variable, to: parent)
      let holds = try rule.whereHolds?.holds(of: Record(parent), in: inside) ?? true
      if holds {
        scopes.append(inside)
        if request.isCheck { break }
      } else if rule.onlyIfAll {
        return []
      }
    }
    return scopes
  }

  private func file(_ emitter: Emitter) throws -> FileUnit {
    guard case .csv(let rule) = stream.decode.form else {
      throw PullFailure(.configuration, "\(stream.name): a file is read as CSV")
    }
    return FileUnit(
      stream: stream, rule: rule, scope: scope,
      exchange: request.definition.http.map { rules in
        // The file may lie anywhere: the app's credential is not for others.
        var exchange = request.exchange(rules, budget)
        exchange.session = nil
        return exchange
      },
      folder: request.folder, emitter: emitter, budget: budget, clock: request.clock)
  }
}
