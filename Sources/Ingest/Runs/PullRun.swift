package import Connectors
package import Formats
package import Identity

/// One pull of one instance from lock to publication.
///
/// The base is read before the first request: a generation that somebody else publishes meanwhile
/// is never replaced by older data.
package struct PullRun: Sendable {
  private let instance: String
  private let state: String
  private let store: any Store
  private let keep: Keep
  private let shrinkGuard: ShrinkGuard
  private let writer: String

  /// `state` is the folder of the locks; `writer` names machine and process.
  package init(
    instance: String, state: String, store: any Store, keep: Keep, shrinkGuard: ShrinkGuard,
    writer: String
  ) {
    self.instance = instance
    self.state = state
    self.store = store
    self.keep = keep
    self.shrinkGuard = shrinkGuard
    self.writer = writer
  }

  /// Throws `StateLock.AlreadyRunning`, and whatever the store or `prepare` throws; what the app
  /// did is in the outcome.
  package func run(
    at time: Timestamp, prepare: (_ run: String) throws -> PullRequest
  ) async throws -> PullOutcome {
    let lock = try StateLock.pulling(instance, state: state)
    defer { withExtendedLifetime(lock) {} }
    let generations = Generations(store)
    let base = try await generations.base(instance)
    let before = try await generations.load(instance)
    let run = try RunName.make(at: time)
    let result = await Pull(try prepare(run)).run()
    try await Ledgers(store).put(instance, run: run, result.ledger.json.pretty())
    guard let snapshot = result.snapshot else {
      let failure = result.failure ?? PullFailure(.list, "the pull gave nothing")
      return .failed(result.ledger, failure)
    }
    let publication = try publication(
      snapshot, result.ledger, base: base, run: run, seen: before.generation?.seen ?? .empty)
    let outcome = try await publish(publication, before: before.generation?.record, result.ledger)
    try await Cleaner(store, keep: keep).clean(instance)
    return outcome
  }

  private func publish(
    _ publication: Publication, before: GenerationRecord?, _ ledger: Ledger
  ) async throws -> PullOutcome {
    let counts = publication.facts.counts
    let losses = before.map { shrinkGuard.losses(from: $0.facts.counts, to: counts) } ?? []
    if let before, !losses.isEmpty {
      let hold = try await Holds(store).put(
        publication, before: before.facts.counts, losses: losses, at: ledger.finished)
      return .held(ledger, hold)
    }
    switch try await Publisher(store).publish(publication) {
    case .published(let record), .unchanged(let record): return .published(ledger, record)
    case .superseded(let winner): return .superseded(ledger, by: winner)
    }
  }

  private func publication(
    _ snapshot: Snapshot, _ ledger: Ledger, base: Int, run: String, seen: SeenTable
  ) throws -> Publication {
    var counts = GenerationCounts()
    counts.accounts = snapshot.accounts.count
    counts.groups = snapshot.groups.count
    counts.entitlements = snapshot.entitlements.count
    counts.memberships = snapshot.memberships.count
    counts.grants = snapshot.grants.count
    counts.credentials = snapshot.credentials.count
    let facts = PullFacts(
      instance: instance, run: run, base: base, verdict: ledger.verdict,
      first: ledger.streams.compactMap { $0.first }.min() ?? ledger.started,
      last: ledger.streams.compactMap { $0.last }.max() ?? ledger.finished, counts: counts,
      writer: writer)
    let table = try SeenTable.following(seen, snapshot, at: ledger.started)
    return Publication(
      facts: facts, snapshot: StoredSnapshot.bytes(snapshot), seen: table.bytes)
  }
}

/// What became of a pull.
package enum PullOutcome: Sendable {
  case published(Ledger, GenerationRecord)
  /// Another pull began later and is served instead.
  case superseded(Ledger, by: GenerationRecord)
  /// It lost too much and waits for a person.
  case held(Ledger, Hold)
  case failed(Ledger, PullFailure)

  package var ledger: Ledger {
    switch self {
    case .published(let ledger, _), .superseded(let ledger, _), .held(let ledger, _),
      .failed(let ledger, _):
      ledger
    }
  }
}
