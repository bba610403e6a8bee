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
      state.base["login"] = try await request.signIn(budget)
    } catch {
      let clean = PullFailure(error.code, request.redactor.clean(error.what))
      return [StreamCheck(stream: "sign-in", result: .failed(clean))]
    }
    var checks: [StreamCheck] = []
    for end in await StreamSchedule(request, budget).run(&state) {
      let result = result(end)
      checks.append(StreamCheck(stream: end.stream.name, result: result))
      // Without the host or the credential, no other list can be read either.
      if case .failed(let failure) = result, failure.code != .list { break }
    }
    return checks
  }

  private func result(_ end: StreamEnd) -> StreamCheck.Result {
    if let reason = end.reason { return .notAsked(reason) }
    if let error = end.failure {
      let failure = error as? PullFailure ?? PullFailure(.list, "\(end.stream.name): \(error)")
      return .failed(PullFailure(failure.code, request.redactor.clean(failure.what)))
    }
    if let gap = end.lines.flatMap({ $0.gaps }).first {
      return .gap(gap, isPartial: !end.stream.enriches)
    }
    return .readable(rows: end.lines.reduce(0) { $0 + $1.received })
  }
}

extension PullFailure: Equatable {
  package static func == (left: PullFailure, right: PullFailure) -> Bool {
    left.code == right.code && left.what == right.what
  }
}
