internal import Formats
internal import HTTP

/// Asks an app politely: within its rate limit, again where that helps, and never silently less.
struct Exchange: Sendable {
  let transport: any Transport
  let limiter: RateLimiter
  let clock: any PullClock
  let rules: HTTPRules
  let policy: RetryPolicy
  let budget: PullBudget
  /// Says when nothing more is asked; nil for a sign-in, which is part of a request.
  let halt: Halt?
  /// Where the list stands among those of the pull: the earlier goes first.
  var place: Int
  let redactor: Redactor
  /// What gives requests their credential; nil for those of a sign-in.
  var session: Session?
  /// How a person mends a refused credential.
  let credentialHint: String

  /// What is expected of the answer to one request.
  struct Expectation: Sendable {
    let stream: String
    let errors: [ErrorRule]
    let form: AnswerForm
    var isGraphQL: Bool
    let scope: Scope
    /// Whether the answer has to be a credential.
    var isSignIn = false
    /// Whether the app may answer that it is not ready, and is asked again.
    var isPolled = false

    /// Why a success is no page; nil where it may be one (RFC 9110 sections 15.3.3 and 15.3.7).
    func refusal(of code: Int) -> String? {
      switch code {
      case 202 where !isPolled && !isSignIn:
        "the app answers 202: it has accepted the request, and has no list yet"
      case 206: "the app answers 206: a part of the list, which was not asked for"
      default: nil
      }
    }
  }

  func ask(
    _ request: Request, _ expected: Expectation, _ cost: inout AnswerCost
  ) async throws(PullFailure) -> Answer {
    var spent = 0
    var attempt = 0
    var waits = 0
    var waited = 0
    var hasRenewed = false
    while true {
      try await wait(expected.stream, &waited, &cost)
      let authorized = try await authorized(request)
      guard await limiter.gate.enter(atMost: rules.concurrency, place: place) else {
        throw PullFailure(.cancelled, "stopped")
      }
      // While it waited to be let in, others may have met the limit.
      guard limiter.delay(now: clock.now()) == 0 else {
        limiter.gate.leave()
        continue
      }
      attempt += 1
      let began = clock.now()
      let verdict = await attemptOnce(authorized.request, request, expected, &cost)
      spent += Int(clock.now().milliseconds - began.milliseconds)
      switch verdict {
      case .answer(let answer): return answer
      case .fail(let failure): throw failure
      case .refused(let failure):
        // The credential may have ended early: another one shows whether it has.
        guard !hasRenewed, session?.forget(login: authorized.login) ?? false else { throw failure }
        hasRenewed = true
        attempt -= 1
        cost.retries += 1
      case .wait(let until, let now):
        waits += 1
        cost.waits += 1
        attempt -= 1
        guard waits <= policy.waits else {
          throw PullFailure(
            .host, "\(expected.stream): the app answers nothing but \"too many requests\"")
        }
        limiter.hold(until: policy.resume(named: until, wait: waits, now: now))
      case .retry(let why, let code):
        guard
          let delay = policy.delay(
            afterAttempt: attempt, spentMilliseconds: spent, random: Double.random(in: 0..<1))
        else {
          throw PullFailure(
            code, "\(expected.stream): \(why); asked \(attempt) times, try again later")
        }
        cost.retries += 1
        try await pause(delay, from: clock.now())
      }
    }
  }

  private enum Verdict {
    case answer(Answer)
    /// The time that the answer names, if it names one, and when the answer came.
    case wait(until: Timestamp?, now: Timestamp)
    /// Why, and what kind of failure it is if it does not help.
    case retry(String, PullFailure.Code)
    case fail(PullFailure)
    /// The credential was refused.
    case refused(PullFailure)
  }

  private func authorized(
    _ request: Request
  ) async throws(PullFailure) -> (request: Request, login: Int) {
    guard let session else { return (request, 0) }
    return try await session.authorize(request, self)
  }

  private func attemptOnce(
    _ authorized: Request, _ request: Request, _ expected: Expectation, _ cost: inout AnswerCost
  ) async -> Verdict {
    let response: Response
    do {
      response = try await send(authorized, &cost)
    } catch {
      switch error.code {
      case .unreachable, .timedOut, .cut: return .retry(error.what, .host)
      case .cancelled: return .fail(PullFailure(.cancelled, "stopped"))
      case .notTrusted, .tooLarge, .malformed, .refused:
        return .fail(PullFailure(.host, "\(expected.stream): \(error.what)"))
      }
    }
    cost.bytes += response.body.count
    let now = clock.now()
    limiter.learn(from: response.fields, rules.throttle, now: now)
    return judge(response, request, expected, now)
  }

  /// Sends with the leave of the gate, and gives it back before the answer is looked at.
  private func send(
    _ request: Request, _ cost: inout AnswerCost
  ) async throws(TransportError) -> Response {
    defer { limiter.gate.leave() }
    guard halt?.mayAsk(place) ?? true else { throw TransportError(.cancelled, "stopped") }
    cost.requests += 1
    return try await transport.send(request)
  }

  private func judge(
    _ response: Response, _ request: Request, _ expected: Expectation, _ now: Timestamp
  ) -> Verdict {
    let errors = expected.errors + rules.errors
    let reader = AnswerReader(
      response: response, expected: expected,
      hasConditions: rules.throttle.when != nil || errors.contains { $0.when != nil })
    if let verdict = throttled(response, reader, now) { return verdict }
    for rule in errors where reader.matches(rule) {
      return apply(rule, reader, response, expected, now)
    }
    let code = response.status.code
    if code == 401 {
      let note = "\(expected.stream): the app refuses the credential (401)"
      return .refused(PullFailure(.host, note + credentialHint + reader.said(redactor)))
    }
    if code >= 500 {
      return .retry("the app answers \(response.status)\(reader.said(redactor))", .host)
    }
    guard response.status.isSuccess, code != 204 || expected.isSignIn else {
      let note =
        "\(expected.stream): the app answers \(response.status)\(reader.destination(redactor))"
        + reader.said(redactor)
      let scope = code == 403 || expected.isSignIn ? credentialHint : ""
      return .fail(PullFailure(code == 407 || expected.isSignIn ? .host : .list, note + scope))
    }
    if let refusal = expected.refusal(of: code) {
      return .fail(PullFailure(.list, "\(expected.stream): \(refusal)"))
    }
    switch reader.page(request.target, redactor) {
    case .success(let page): return .answer(.page(page))
    case .failure(let problem):
      return problem.isWorthRetrying
        ? .retry(problem.what, expected.isSignIn ? .host : .list)
        : .fail(PullFailure(.list, "\(expected.stream): \(problem.what)"))
    }
  }

  /// A wait, if the answer says that the app was asked too much.
  private func throttled(
    _ response: Response, _ reader: AnswerReader, _ now: Timestamp
  ) -> Verdict? {
    let rule = rules.throttle
    let resume = RateLimiter.resume(response.fields, rule, now: now)
    if rule.when.map({ reader.holds($0) }) ?? false {
      return .wait(until: resume ?? now.adding(milliseconds: 60_000), now: now)
    }
    let code = response.status.code
    if code == 429 { return .wait(until: resume, now: now) }
    // Any other status means much else too: only an answer that names a time is a wait.
    guard rule.statuses.contains(code) || code == 503, let resume else { return nil }
    return .wait(until: resume, now: now)
  }

  private func apply(
    _ rule: ErrorRule, _ reader: AnswerReader, _ response: Response, _ expected: Expectation,
    _ now: Timestamp
  ) -> Verdict {
    let said = reader.said(redactor)
    let own = rule.say.flatMap { reader.sentence($0, redactor) }
    let reason = own ?? "the app answers \(response.status)\(said)"
    switch rule.meaning {
    case .retry: return .retry(reason, .host)
    case .wait: return .wait(until: now.adding(milliseconds: 60_000), now: now)
    case .vanished: return .answer(.vanished)
    case .notOffered: return .answer(.notOffered(reason))
    case .gap: return .answer(.gap(reason))
    case .empty: return .answer(.empty)
    case .restart: return .answer(.restart(reason))
    case .refreshAuth:
      let note = "\(expected.stream): \(reason)"
      return .refused(PullFailure(.host, own == nil ? note + credentialHint : note))
    case .fail: return .fail(PullFailure(.list, "\(expected.stream): \(reason)"))
    }
  }

  /// Waits until the rate limit lets the next request through; `waited` is what this page cost.
  private func wait(
    _ stream: String, _ waited: inout Int, _ cost: inout AnswerCost
  ) async throws(PullFailure) {
    let began = clock.now()
    let milliseconds = limiter.delay(now: began)
    guard milliseconds > 0 else { return }
    guard waited + milliseconds <= policy.longestWaitMilliseconds else {
      throw PullFailure(
        .host,
        "\(stream): the app's rate limit is used up for \(Self.duration(milliseconds)); try again "
          + "then")
    }
    waited += milliseconds
    try await pause(milliseconds, from: began)
    cost.waitedMilliseconds += budget.waited(from: began, until: clock.now())
  }

  private static func duration(_ milliseconds: Int) -> String {
    let seconds = (milliseconds + 999) / 1000
    return seconds < 120 ? "\(seconds) seconds" : "\(seconds / 60) minutes"
  }

  private func pause(
    _ milliseconds: Int, from began: Timestamp
  ) async throws(PullFailure) {
    do {
      try await clock.sleep(until: began.adding(milliseconds: Int64(milliseconds)))
    } catch {
      throw PullFailure(.cancelled, "stopped")
    }
  }
}
