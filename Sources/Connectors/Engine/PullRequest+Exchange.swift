internal import Formats
internal import HTTP

extension PullRequest {
  /// How the pull asks the app.
  func exchange(
    _ rules: HTTPRules, _ budget: PullBudget, _ halt: Halt? = nil, place: Int = 0
  ) -> Exchange {
    Exchange(
      transport: transport, limiter: limiter, clock: clock, rules: rules, policy: policy,
      budget: budget, halt: halt, place: place, redactor: redactor, session: session,
      credentialHint: session?.means.hint ?? "")
  }

  /// Signs in where the app wants that: what `$login` is from then on, or why there is no pull.
  func signIn(_ budget: PullBudget) async throws(PullFailure) -> JSON {
    guard let session, let rules = definition.http else { return .null }
    return try await session.open(exchange(rules, budget))
  }

  private var policy: RetryPolicy {
    var policy = RetryPolicy()
    policy.longestWaitMilliseconds = longestWaitSeconds * 1000
    return policy
  }
}
