internal import Formats
internal import HTTP
internal import Identity

extension ListUnit {
  /// The answer to one request, with what it cost in the ledger.
  func answer(
    _ request: Request, isProbing: Bool, _ outcome: inout ListOutcome
  ) async throws -> Answer {
    var cost = AnswerCost()
    defer { charge(cost, &outcome.ledger) }
    return try await exchange.ask(request, expectation(isProbing: isProbing), &cost)
  }

  /// The first answer, which may have to be asked for until it is there.
  func firstAnswer(_ request: Request, _ outcome: inout ListOutcome) async throws -> Answer {
    var answer = try await answer(request, isProbing: false, &outcome)
    guard let poll = stream.poll else { return answer }
    var waited = 0
    while case .page(let page) = answer {
      var scope = scope
      scope.fields = page.fields
      let record = page.document.map { Record($0.root) } ?? Record(.null)
      if try placed({ try poll.until.holds(of: record, in: scope) }) { break }
      if let failed = poll.failed, try placed({ try failed.holds(of: record, in: scope) }) {
        throw failure("what is waited for will not come: \(failed.text) holds")
      }
      guard waited < poll.minutes * 60 else {
        throw failure("the app was not ready after \(poll.minutes) minutes")
      }
      waited += poll.seconds
      do {
        let clock = exchange.clock
        try await clock.sleep(until: clock.now().adding(milliseconds: Int64(poll.seconds) * 1000))
      } catch {
        throw PullFailure(.cancelled, "stopped")
      }
      answer = try await self.answer(request, isProbing: false, &outcome)
    }
    return answer
  }
}
