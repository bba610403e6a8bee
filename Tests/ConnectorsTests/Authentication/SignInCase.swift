import Connectors
import CurlTransport
import Formats
import HTTP
import Identity
import TestSupport

/// A pull whose definition proves who asks in one way, and what has to come of it.
struct SignInCase {
  let json: JSON
  let name: String

  static func load() throws -> [SignInCase] {
    try Cases.load("authentication.json").map { SignInCase(json: $0, name: $0.text("name")) }
  }

  static func definition(auth: String, base: String) throws -> ConnectorDefinition {
    let text = """
      {
        app: "small", name: "Small", about: "accounts",
        evidence: { specification: "none", date: "2026-11" },
        settings: {
          tenant: { type: "string", about: "the tenant", optional: true },
          email: { type: "string", about: "an address", optional: true },
        },
        secrets: {
          token: {
            about: "a token of an administrator", link: "https://example.com/tokens",
            optional: true,
          },
          other: { about: "another secret", optional: true },
          clientSecret: { about: "the client's secret", optional: true },
          refreshToken: { about: "a refresh token", optional: true },
          key: { about: "a private key", optional: true },
        },
        http: {
          base: "\(base)", auth: \(auth), page: { next: { link: "next" } },
          errors: [{ status: 403, when: "code == 'expired'", is: "refreshAuth" }],
        },
        streams: { items: { get: "/items", emit: [{ account: { id: "id" } }] } },
      }
      """
    return try DefinitionReader.read(Array(text.utf8), file: "small.json")
  }

  func faults() async throws -> [String] {
    let definition = try Self.definition(
      auth: json.text("auth"), base: json["base"]?.string ?? "https://api.example.com")
    let clock = TestClock()
    let kept = json["kept"].map { kept in
      KeptSecret(
        value: Secret(kept.text("value")), origin: SHA256.hex(Array(kept.text("of").utf8)))
    }
    let app = SignInApp(
      json["answers"]?.object ?? JSONObject(), clock: clock, kept: kept,
      isFull: json["full"]?.bool ?? false)
    var secrets: [String: Secret] = [:]
    for (name, value) in json["secrets"]?.object ?? JSONObject() {
      secrets[name] = value.string.map { Secret($0) }
    }
    var request = PullRequest(
      instance: "test", run: "run", definition: definition,
      settings: json["settings"]?.object ?? JSONObject(), secrets: secrets, transport: app,
      links: CurlLinks(), limiter: RateLimiter(), clock: clock, folder: "/")
    request.keeper = app
    let result = await Pull(request).run()
    return faults(of: result, app.asked).map { "\(name): \($0)" }
  }

  private func faults(of result: PullResult, _ asked: [String]) -> [String] {
    let expected = json["expect"] ?? .null
    let ledger = String(decoding: result.ledger.json.bytes, as: UTF8.self)
    let said = result.failure?.what ?? ""
    var faults: [String] = []
    if result.ledger.verdict.word != expected.text("verdict") {
      faults.append("\(result.ledger.verdict.word): \(said)")
    }
    for text in [ledger, said] where text.lowercased().contains("canary") {
      faults.append("a secret in \(text)")
    }
    for text in expected.texts("says") where !said.contains(text) {
      faults.append("not said: \(text), but \(said)")
    }
    if let code = expected["code"]?.string, code != result.failure.map({ "\($0.code)" }) {
      faults.append("the failure is \(String(describing: result.failure?.code))")
    }
    if let count = expected["requests"]?.integer, asked.count != count {
      faults.append("\(asked.count) requests: \(asked)")
    }
    let told =
      result.ledger.streams.reduce(0) { $0 + $1.requests }
      + result.ledger.signIns.values.reduce(0, +)
    let requests = asked.count { !$0.hasPrefix("keep ") }
    if told != requests { faults.append("the ledger tells of \(told) of \(requests) requests") }
    if let lines = expected["asked"]?.array?.compactMap({ $0.string }) {
      let isSame = lines.count == asked.count && zip(asked, lines).allSatisfy { Self.fits($0, $1) }
      if !isSame {
        faults.append(
          "asked\n\(asked.joined(separator: "\n"))\nnot\n\(lines.joined(separator: "\n"))")
      }
    }
    return faults
  }

  /// Whether a line is as expected, where `*` stands for anything.
  private static func fits(_ line: String, _ pattern: String) -> Bool {
    let pieces = pattern.split(separator: "*", omittingEmptySubsequences: false)
    guard let first = pieces.first, line.hasPrefix(first) else { return false }
    var rest = line.dropFirst(first.count)
    for piece in pieces.dropFirst() {
      if piece.isEmpty { continue }
      guard let found = rest.ranges(of: piece).first else { return false }
      rest = rest[found.upperBound...]
    }
    return rest.isEmpty || pieces.last == ""
  }
}
