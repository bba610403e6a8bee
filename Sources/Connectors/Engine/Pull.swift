internal import Formats
internal import HTTP
internal import Identity

/// Reads one instance once, wholly: streams in, a snapshot and its ledger out.
package struct Pull: Sendable {
  private let request: PullRequest
  private let budget: PullBudget
  private let started: Timestamp

  package init(_ request: PullRequest) {
    var request = request
    request.session = Session(SignInMeans(request))
    self.request = request
    started = request.clock.now()
    budget = PullBudget(request.caps, started: started)
  }

  /// Never throws: what went wrong is the verdict, and stands in the ledger.
  package func run() async -> PullResult {
    var state = PullState(request)
    do {
      try await read(&state)
    } catch {
      return fail(ledger(state), failure(error))
    }
    var ledger = ledger(state)
    do {
      let snapshot = try finish(&ledger, &state)
      return PullResult(ledger: ledger, snapshot: snapshot, failure: nil)
    } catch {
      return fail(ledger, failure(error))
    }
  }

  private func failure(_ error: any Error) -> PullFailure {
    switch error {
    case let failure as PullFailure: failure
    case SnapshotError.ambiguousMember(let id, let holder)
    where request.definition.untypedMembers == nil:
      // No setting decides: only the source can.
      PullFailure(
        .list,
        "\"\(id)\" in \"\(holder)\" is the id of an account and of a group: the list has to say "
          + "which is meant (in CSV files by member_kind or principal_kind)")
    case let error as SnapshotError: PullFailure(.list, "\(error)")
    case is CancellationError: PullFailure(.cancelled, "stopped")
    default: PullFailure(.list, "\(error)")
    }
  }

  private func read(_ state: inout PullState) async throws {
    state.base["login"] = try await request.signIn(budget)
    let ends = await StreamSchedule(request, budget).run(&state)
    let failures = ends.compactMap { $0.failure }
    // A stream that was only stopped is no reason while another is.
    if let failure = failures.first(where: { !StreamOutcome.isStop($0) }) ?? failures.first {
      throw failure
    }
    // Streams that never began, because the pull was stopped.
    try Task.checkCancellation()
  }

  private func finish(_ ledger: inout Ledger, _ state: inout PullState) throws -> Snapshot {
    judgeVisibility(&ledger, state)
    let (snapshot, report) = try state.build()
    try enter(report, into: &ledger)
    ledger.counts = [
      "accounts": snapshot.accounts.count, "groups": snapshot.groups.count,
      "entitlements": snapshot.entitlements.count, "memberships": snapshot.memberships.count,
      "grants": snapshot.grants.count, "credentials": snapshot.credentials.count,
    ]
    ledger.contentHash = snapshot.contentHash
    ledger.verdict = ledger.reasons.isEmpty ? .complete : .partial
    return snapshot
  }

  private func fail(_ ledger: Ledger, _ failure: PullFailure) -> PullResult {
    var ledger = ledger
    ledger.verdict = .failed
    let clean = PullFailure(failure.code, request.redactor.clean(failure.what))
    ledger.reasons = [clean.what]
    return PullResult(ledger: ledger, snapshot: nil, failure: clean)
  }

  private func ledger(_ state: PullState) -> Ledger {
    var ledger = Ledger(
      instance: request.instance, connector: request.definition.app, run: request.run,
      started: started, finished: request.clock.now())
    ledger.definition = request.definition.digest
    ledger.streams = state.ledgers
    ledger.reasons = state.gaps
    ledger.signIns = request.session?.means.tally.counts ?? [:]
    return ledger
  }

  private func judgeVisibility(_ ledger: inout Ledger, _ state: PullState) {
    guard let rule = request.definition.visibility else {
      ledger.visibilityBasis = "the definition has no way to know"
      return
    }
    ledger.visibilityBasis = rule.basis
    let scope = state.finalScope
    func holds(_ expression: Expression?) -> Bool {
      (try? expression?.holds(of: Record(.null), in: scope)) ?? false
    }
    if holds(rule.whole) {
      ledger.visibility = .whole
    } else if holds(rule.part) {
      ledger.visibility = .part
      ledger.reasons.append("the credential sees only a part: \(rule.basis)")
    }
  }

  /// Dangling references above the larger of 10 and 1 % of a stream's references fail the pull.
  private func enter(_ report: BuildReport, into ledger: inout Ledger) throws {
    for position in ledger.streams.indices {
      ledger.streams[position].references = report.references[position] ?? 0
      ledger.streams[position].dangling = report.danglingCounts[position] ?? 0
      ledger.streams[position].indirect = report.indirect[position] ?? 0
    }
    ledger.dangling = report.dangling.map { reference in
      "\(ledger.streams[reference.stream].name): \(reference.what.rawValue) \(reference.id)"
    }
    for line in ledger.streams {
      let allowed = max(10, line.references / 100)
      if line.dangling > allowed {
        throw PullFailure(
          .list,
          "\(line.name): \(line.dangling) of \(line.references) references are dangling (they "
            + "name something that no list holds); at most \(allowed) are allowed")
      }
    }
  }
}
