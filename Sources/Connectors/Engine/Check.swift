internal import Formats
internal import HTTP
internal import Identity

/// What the first page of one stream showed.
package struct StreamCheck: Sendable {
  package enum Result: Sendable, Equatable {
    /// It can be read; the number of rows of the first page.
    case readable(rows: Int)
    /// It cannot be read, but a pull goes on without it: why, and whether that makes it partial.
    case gap(String, isPartial: Bool)
    /// The settings leave it out, or no row of another stream leads to it.
    case notAsked(String)
    case failed(PullFailure)
  }

  package let stream: String
  package let result: Result
}

/// Reads the first page of every stream, and goes on where one fails: what would a pull meet?
package struct Check: Sendable {
  private let request: PullRequest

  package init(_ request: PullRequest) {
    var request = request
    request.isCheck = true
    request.session = Session(SignInMeans(request))
    self.request = request
  }

  package func run() async -> [StreamCheck] {
    var state = PullState(request)
    let budget = PullBudget(request.caps, started: request.clock.now())
    do throws(PullFailure) {
      state.scope["login"] = try await request.signIn(budget)
    } catch {
      let clean = PullFailure(error.code, request.redactor.clean(error.what))
      return [StreamCheck(stream: "sign-in", result: .failed(clean))]
    }
    var checks: [StreamCheck] = []
    for stream in request.definition.streams {
      let result = await check(stream, &state, budget)
      checks.append(StreamCheck(stream: stream.name, result: result))
      // Without the host or the credential, no other list can be read either.
      if case .failed(let failure) = result, failure.code != .list { break }
    }
    return checks
  }

  private func check(
    _ stream: StreamDefinition, _ state: inout PullState, _ budget: PullBudget
  ) async -> StreamCheck.Result {
    do {
      if let when = stream.when, !(try when.holds(of: Record(.null), in: state.scope)) {
        state.skip(stream)
        return .notAsked("the settings leave it out")
      }
      let parents = state.parents(of: stream)
      if let parents, parents.count == 0 {
        state.skip(stream)
        return .notAsked("no \(stream.forEach?.stream ?? "parent") to ask it for")
      }
      let run = StreamRun(
        stream: stream, request: request, budget: budget, scope: state.scope, lists: state.lists,
        parents: parents, keepsRows: state.keepsRows(stream),
        keepsIDs: state.joined.contains(stream.name))
      let first = state.ledgers.count
      try await run.read { variant, outcome in state.add(outcome, of: stream, variant) }
      try state.close(stream)
      let lines = state.ledgers[first...]
      if let gap = lines.flatMap({ $0.gaps }).first {
        return .gap(gap, isPartial: !stream.enriches)
      }
      return .readable(rows: lines.reduce(0) { $0 + $1.received })
    } catch {
      state.skip(stream)
      let error = (error as? BrokenStream)?.cause ?? error
      let failure = error as? PullFailure ?? PullFailure(.list, "\(stream.name): \(error)")
      return .failed(PullFailure(failure.code, request.redactor.clean(failure.what)))
    }
  }
}

extension PullFailure: Equatable {
  package static func == (left: PullFailure, right: PullFailure) -> Bool {
    left.code == right.code && left.what == right.what
  }
}
