import Connectors
import CurlTransport
import Demo
import Formats
import HTTP

/// Pulls from the fake apps of the demo without a socket.
enum DemoPull {
  static func github(graphQL: Bool) async throws -> PullResult {
    let fake = try FakeGitHub(token: Secret("demo-token-github")) { 1_780_000_000 }
    return try await pull(
      "github", fake, token: "demo-token-github",
      settings: [
        "organization": .string("acme"), "baseURL": .string("http://api.github.test"),
        "graphQL": .bool(graphQL),
      ])
  }

  static func github(_ organization: GeneratedOrganization) async throws -> PullResult {
    let token = "demo-token-github"
    let fake = FakeGitHub(token: Secret(token), organization: organization) { 1_780_000_000 }
    return try await pull(
      "github", fake, token: token,
      settings: [
        "organization": .string("acme"), "baseURL": .string("http://api.github.test"),
        "graphQL": .bool(true),
      ])
  }

  static func buildkite() async throws -> PullResult {
    let fake = try FakeBuildkite(token: Secret("demo-token-buildkite")) { 1_780_000_000 }
    return try await pull(
      "buildkite", fake, token: "demo-token-buildkite",
      settings: [
        "organization": .string("acme-ci"), "baseURL": .string("http://api.buildkite.test/v2"),
      ])
  }

  private static func pull(
    _ app: String, _ handler: any Handler, token: String, settings: JSONObject
  ) async throws -> PullResult {
    let definition = try Catalogue.load()[app]!
    let request = PullRequest(
      instance: app, run: "test", definition: definition, settings: settings,
      secrets: ["token": Secret(token)], transport: HandlerTransport(handler),
      links: CurlLinks(), limiter: RateLimiter(), clock: TestClock(), folder: "/")
    return await Pull(request).run()
  }
}
