package import Formats
package import HTTP

/// GitHub with one organisation, `acme`, recorded or generated, seen by one of its owners.
package struct FakeGitHub: Handler {
  private let token: FakeToken
  private let routes: FakeRoutes
  private let graph: GraphQLSchema
  private let restAllowance: Allowance
  private let graphAllowance: Allowance

  /// `now` tells the seconds since 1970, for the fields of the rate limit.
  package init(token: Secret, now: @escaping @Sendable () -> Int) throws(FormatError) {
    self.init(token: token, records: try GitHubRecords(), now: now)
  }

  package init(
    token: Secret, organization: GeneratedOrganization, now: @escaping @Sendable () -> Int
  ) {
    self.init(token: token, records: organization.records, now: now)
  }

  private init(token: Secret, records: GitHubRecords, now: @escaping @Sendable () -> Int) {
    self.token = FakeToken(token)
    routes = GitHubRoutes.table(records)
    restAllowance = Allowance(limit: 15_000, window: 3_600, now: now)
    graphAllowance = Allowance(limit: 10_000, window: 3_600, now: now)
    graph = GitHubGraph.schema(records, graphAllowance)
  }

  package func respond(to request: Request, into writer: inout ResponseWriter) {
    let isGraph = request.path == "/graphql"
    tell(isGraph ? graphAllowance : restAllowance, isGraph ? "graphql" : "core", &writer)
    guard token.admits(request, schemes: ["bearer", "token"]) else {
      let isMissing = request.fields[.authorization] == nil
      return refuse(
        .unauthorized, isMissing ? "Requires authentication" : "Bad credentials", &writer)
    }
    switch (isGraph, request.method) {
    case (true, .post):
      writer.answer(.record(graph.answer(request.body)))
    case (false, .get), (false, .head):
      guard let answer = FakeCall(request).flatMap({ routes.answer($0) }) else {
        return refuse(.notFound, "Not Found", &writer)
      }
      writer.answer(answer)
    default:
      // GitHub hides what may not be done behind the same answer as what is not there.
      refuse(.notFound, "Not Found", &writer)
    }
  }

  private func refuse(_ status: Status, _ message: String, _ writer: inout ResponseWriter) {
    let body = JSON.members([
      "message": .string(message),
      "documentation_url": .string("https://docs.github.com/rest"),
      "status": .string(String(status.code)),
    ])
    writer.answer(.record(body), status: status)
  }

  private func tell(
    _ allowance: Allowance, _ resource: String, _ writer: inout ResponseWriter
  ) {
    let reading = allowance.count()
    writer.set(named: "x-ratelimit-limit", String(reading.limit))
    writer.set(named: "x-ratelimit-remaining", String(reading.remaining))
    writer.set(named: "x-ratelimit-used", String(reading.used))
    writer.set(named: "x-ratelimit-reset", String(reading.resetsAt))
    writer.set(named: "x-ratelimit-resource", resource)
  }
}
