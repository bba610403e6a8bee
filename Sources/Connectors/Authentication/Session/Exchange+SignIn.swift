internal import Formats
internal import HTTP

extension Exchange {
  /// The same way of asking for a sign-in: without a credential, and without what the definition
  /// says about the answers of lists.
  var withoutSession: Exchange {
    let rules = HTTPRules(
      base: rules.base, authentication: .none, headers: [], headersFrom: nil, page: nil,
      throttle: ThrottleRule(), errors: [], concurrency: rules.concurrency)
    return Exchange(
      transport: transport, limiter: limiter, clock: clock, rules: rules, policy: policy,
      budget: budget, halt: nil, place: 0, redactor: redactor, session: nil,
      credentialHint: credentialHint)
  }
}
