import Connectors
import CurlTransport
import Formats
import HTTP
import Identity
import Testing

struct PullTests {
  private static let definition = """
    {
      app: "small", name: "Small", about: "users", evidence: { specification: "none", date: "2026-11" },
      secrets: { token: { about: "token with scope users.read", link: "https://example.com/tokens" } },
      http: { base: "https://api.example.com", auth: { bearer: "token" }, page: { next: { link: "next" } } },
      streams: {
        users: { get: "/users", emit: [{ account: { id: "id", username: "name" } }] },
        groups: {
          get: "/groups", optional: "needs groups.read",
          errors: [{ status: 403, is: "gap", say: "groups need the scope groups.read" }],
          emit: [{ group: { id: "id" } }],
        },
      },
    }
    """

  private static func pull(_ answers: [String: [Response]]) async throws -> PullResult {
    let definition = try DefinitionReader.read(Array(Self.definition.utf8), file: "small.json")
    let request = PullRequest(
      instance: "small", run: "test", definition: definition, settings: [:],
      secrets: ["token": Secret("canary-token-123")], transport: ScriptedTransport(answers),
      links: CurlLinks(), limiter: RateLimiter(), clock: TestClock(), folder: "/")
    return await Pull(request).run()
  }

  private static let groups = ["/groups": [Response.json("[]")]]

  @Test func pagesAreReadToTheLastLink() async throws {
    let result = try await Self.pull(
      [
        "/users": [.json(#"[{"id":1,"name":"a"}]"#, next: "https://api.example.com/users?p=2")],
        "/users?p=2": [.json(#"[{"id":2,"name":"b"}]"#)],
      ].merging(Self.groups) { $1 })
    #expect(result.ledger.verdict == .complete)
    #expect(result.snapshot?.accounts.count == 2)
  }

  @Test(
    arguments: [
      (
        Response.json(#"{"message":"bad canary-token-123"}"#, status: 401),
        "token with scope users.read"
      ),
      (Response.json("<html>login</html>"), "web page (HTML)"),
      (Response.json(#"[{"id":1,"#), "not JSON"),
      (Response.json(#"{"users":[]}"#), "a list is expected"),
      (Response.json(#"[{"name":"x"}]"#), "\"id\" is missing"),
      (Response.json("[]", next: "https://evil.example.net/users"), "configured origin"),
      (Response.json("", status: 204), "204"),
      (Response.json("{}", status: 500), "500"),
    ])
  func whatIsNoListFailsThePullAndSaysWhy(answer: Response, says: String) async throws {
    let result = try await Self.pull(["/users": [answer]].merging(Self.groups) { $1 })
    let text = result.failure?.what ?? "no failure"
    #expect(result.snapshot == nil && result.ledger.verdict == .failed)
    #expect(text.contains(says) && text.contains("users"), "\(text)")
    #expect(!text.contains("canary"))
    #expect((result.ledger.streams.first?.requests ?? 0) > 0)
    #expect(result.ledger.streams.first?.ends.isEmpty == true)
  }

  @Test func anOptionalListWithoutPermissionMakesThePullPartial() async throws {
    let result = try await Self.pull([
      "/users": [.json(#"[{"id":1,"name":"a"}]"#)], "/groups": [.json("{}", status: 403)],
    ])
    #expect(result.ledger.verdict == .partial && result.snapshot?.accounts.count == 1)
    #expect(result.ledger.reasons.first?.contains("groups.read") == true)
  }

  @Test func aThrottledRequestIsMadeAgainAndTheListIsWhole() async throws {
    let result = try await Self.pull(
      ["/users": [.json("{}", status: 429), .json("{}", status: 502), .json(#"[{"id":1}]"#)]]
        .merging(Self.groups) { $1 })
    #expect(result.ledger.verdict == .complete)
    let line = result.ledger.streams[0]
    #expect(line.waits == 1 && line.retries == 1 && line.requests == 3)
  }

  @Test func aListThatMovesIsReadAgainOnce() async throws {
    let first = Response.json(#"[{"id":1},{"id":2}]"#, next: "https://api.example.com/users?p=2")
    let moved = Response.json(#"[{"id":2},{"id":3}]"#)
    let calm = Response.json(#"[{"id":3}]"#)
    let whole = try await Self.pull(
      ["/users": [first], "/users?p=2": [moved, calm]].merging(Self.groups) { $1 })
    #expect(whole.ledger.verdict == .complete && whole.snapshot?.accounts.count == 3)
    #expect(whole.ledger.streams[0].notes.first?.contains("read again") == true)
    let loop = try await Self.pull(
      ["/users": [first], "/users?p=2": [first]].merging(Self.groups) { $1 })
    #expect(loop.failure?.what.contains("exactly the rows of page 1") == true)
  }

  @Test func aMistakeInADefinitionIsToldWithItsPlace() {
    let broken = Self.definition.replacing("emit: [{ account", with: "emits: [{ account")
    let error = #expect(throws: Mistakes.self) {
      try DefinitionReader.read(Array(broken.utf8), file: "small.json")
    }
    #expect(error?.description.contains("small.json:6:29") == true, "\(String(describing: error))")
    #expect(error?.description.contains("did you mean \"emit\"?") == true)
  }
}
