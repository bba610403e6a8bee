package import Formats
package import HTTP

/// Buildkite with one recorded organisation, `acme-ci`, seen by one of its administrators.
package struct FakeBuildkite: Handler {
  private let token: FakeToken
  private let routes: FakeRoutes
  private let organizationAllowance: Allowance
  private let userAllowance: Allowance

  /// `now` tells the seconds since 1970, for the fields of the rate limits.
  package init(token: Secret, now: @escaping @Sendable () -> Int) throws(FormatError) {
    self.token = FakeToken(token)
    routes = BuildkiteRoutes.table(try BuildkiteRecords())
    organizationAllowance = Allowance(limit: 2_000, window: 60, now: now)
    userAllowance = Allowance(limit: 500, window: 60, now: now)
  }

  package func respond(to request: Request, into writer: inout ResponseWriter) {
    tell(organizationAllowance, "RateLimit-", scope: "rest", &writer)
    tell(userAllowance, "RateLimit-User-", scope: "rest_user", &writer)
    guard token.admits(request, schemes: ["bearer"]) else {
      return refuse(
        .unauthorized,
        "Authentication required. Please supply a valid API Access Token: "
          + "https://buildkite.com/docs/apis/rest-api#authentication", &writer)
    }
    guard request.method == .get || request.method == .head,
      let answer = FakeCall(request).flatMap({ routes.answer($0) })
    else { return refuse(.notFound, "Not Found", &writer) }
    writer.answer(answer)
  }

  private func refuse(_ status: Status, _ message: String, _ writer: inout ResponseWriter) {
    writer.answer(.record(.members(["message": .string(message)])), status: status)
  }

  private func tell(
    _ allowance: Allowance, _ prefix: String, scope: String, _ writer: inout ResponseWriter
  ) {
    let reading = allowance.count()
    writer.set(named: prefix + "Scope", scope)
    writer.set(named: prefix + "Limit", String(reading.limit))
    writer.set(named: prefix + "Remaining", String(reading.remaining))
    // Seconds from now, unlike GitHub's.
    writer.set(named: prefix + "Reset", String(max(0, reading.resetsAt - reading.now)))
  }
}
