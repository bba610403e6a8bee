import Connectors
import CurlTransport
import Formats
import HTTP
import Testing

/// What the built-in connectors take in place of a token.
@Suite struct BuiltInSignInTests {
  private static func asked(
    _ connector: String, _ settings: JSONObject, _ secrets: [String: Secret], _ answers: JSONObject
  ) async throws -> (lines: [String], failure: String) {
    let definition = try #require(try Catalogue.load()[connector])
    let clock = TestClock()
    let app = SignInApp(answers, clock: clock, kept: nil, isFull: false)
    var all = settings
    for setting in definition.settings where all[setting.name] == nil {
      all[setting.name] = setting.fallback
    }
    var request = PullRequest(
      instance: "test", run: "run", definition: definition, settings: all, secrets: secrets,
      transport: app, links: CurlLinks(), limiter: RateLimiter(), clock: clock, folder: "/")
    request.signer = ReplaySigner()
    let result = await Pull(request).run()
    return (app.asked, result.failure?.what ?? "")
  }

  @Test func `github takes a GitHub App`() async throws {
    let settings: JSONObject = [
      "organization": .string("acme"), "appId": .string("12"), "installationId": .string("7"),
    ]
    let url = "POST https://api.github.com/app/installations/7/access_tokens"
    let answer = JSON.members([
      "token": .string("canary-1"), "expires_at": .string("2026-05-28T21:26:40Z"),
    ])
    let (lines, _) = try await Self.asked(
      "github", settings, ["privateKey": Secret("a key of an app")],
      [url: .array([.members(["status": .integer(201), "body": answer])])])
    try #require(lines.count > 1)
    #expect(lines[0].hasPrefix(url + " Authorization: Bearer eyJ"))
    let claims = lines[0].split(separator: " ").first { $0.hasPrefix("eyJ") }?
      .split(separator: ".").dropFirst().first
    let json = try JSON.parse(try #require(Base64.decode(String(claims ?? ""), .url)))
    #expect(json["iss"]?.string == "12" && json["exp"]?.integer == 1_780_000_000 + 480)
    let later = lines.dropFirst()
    #expect(later.allSatisfy { $0.contains(" Authorization: Bearer canary-1") }, "\(later)")
    let (none, failure) = try await Self.asked(
      "github", ["organization": .string("acme")], ["privateKey": Secret("a key of an app")], [:])
    #expect(none == [] && failure.contains("appId"), "\(failure)")
  }

  @Test func `scim takes an OAuth client`() async throws {
    let settings: JSONObject = [
      "baseURL": .string("https://idp.example.com/scim/v2"), "clientId": .string("me"),
      "tokenURL": .string("https://login.example.com/token"),
    ]
    let url = "POST https://login.example.com/token"
    let answer = JSON.members(["access_token": .string("canary-1")])
    let (lines, _) = try await Self.asked(
      "scim", settings, ["clientSecret": Secret("canary-secret")],
      [url: .array([.members(["body": answer])])])
    #expect(
      lines.first
        == url + " <grant_type=client_credentials&client_id=me&client_secret=canary-secret>")
    #expect(lines.count > 1)
    #expect(lines.dropFirst().allSatisfy { $0.contains(" Authorization: Bearer canary-1") })
  }
  @Test func `salesforce takes a private key, and the address in the answer`() async throws {
    let settings: JSONObject = [
      "baseURL": .string("https://acme.my.salesforce.com/"), "clientId": .string("consumer-key"),
      "username": .string("rollcall@example.com"),
    ]
    let url = "POST https://acme.my.salesforce.com/services/oauth2/token"
    let answer = JSON.members([
      "access_token": .string("canary-1"), "instance_url": .string("https://na1.example.com"),
    ])
    let (lines, _) = try await Self.asked(
      "salesforce", settings, ["privateKey": Secret("a key of an app")],
      [url: .array([.members(["body": answer])])])
    try #require(lines.count > 1)
    let token = lines[0].split(separator: "assertion=").last.map { $0.prefix { $0 != ">" } } ?? ""
    let parts = token.split(separator: ".")
    try #require(parts.count > 1, "\(lines[0])")
    let claims = try JSON.parse(try #require(Base64.decode(String(parts[1]), .url)))
    #expect(claims["iss"]?.string == "consumer-key")
    #expect(claims["sub"]?.string == "rollcall@example.com")
    #expect(claims["aud"]?.string == "https://login.salesforce.com")
    #expect(
      lines.dropFirst().allSatisfy {
        $0.hasPrefix("GET https://na1.example.com/services/data/v64.0/query?q=SELECT%20")
          && $0.contains(" Authorization: Bearer canary-1")
      }, "\(lines)")
  }

  @Test func `a check says that the sign-in failed, where, and which secret to mend`() async throws
  {
    let url = "https://login.example.com/token"
    let refusal = JSON.members([
      "status": .integer(400), "body": .members(["error": .string("invalid_client")]),
    ])
    let clock = TestClock()
    let app = SignInApp(["POST " + url: .array([refusal])], clock: clock, kept: nil, isFull: false)
    let request = PullRequest(
      instance: "test", run: "check", definition: try #require(try Catalogue.load()["scim"]),
      settings: [
        "baseURL": .string("https://idp.example.com/scim/v2"), "clientId": .string("me"),
        "tokenURL": .string(url),
      ],
      secrets: ["clientSecret": Secret("canary-secret")], transport: app, links: CurlLinks(),
      limiter: RateLimiter(), clock: clock, folder: "/")
    let checks = await Check(request).run()
    #expect(checks.map { $0.stream } == ["sign-in"])
    guard case .failed(let failure)? = checks.first?.result else {
      Issue.record("the check passed")
      return
    }
    #expect(failure.code == .host && failure.what.contains("sign-in at " + url))
    #expect(failure.what.contains("invalid_client") && failure.what.contains("(clientSecret: "))
  }
}
