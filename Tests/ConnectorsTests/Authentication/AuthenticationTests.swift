import Connectors
import CurlTransport
import Formats
import HTTP
import Identity
import Testing

@Suite struct AuthenticationTests {
  @Test func `every request proves who asks, and every refusal names the secret to mend`()
    async throws
  {
    let cases = try SignInCase.load()
    #expect(cases.count > 40)
    for item in cases {
      let faults = try await item.faults()
      #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
    }
  }

  /// Accepts the newest token only, and takes the first one back after a few lists.
  private final class App: Transport {
    private let state = Locked((tokens: 0, lists: 0))
    private let accepted = Locked<Set<String>>([])

    var tokens: Int { state.withLock { $0.tokens } }

    func send(_ request: Request) async throws(TransportError) -> Response {
      if request.method == .post {
        let number = state.withLock { state in
          state.tokens += 1
          return state.tokens
        }
        await Task.yield()
        accepted.withLock { $0 = ["Bearer canary-\(number)"] }
        return .json(#"{"access_token":"canary-\#(number)"}"#)
      }
      let lists = state.withLock { state in
        state.lists += 1
        return state.lists
      }
      if lists == 7 { accepted.withLock { $0 = [] } }
      await Task.yield()
      guard let field = request.fields[.authorization], accepted.withLock({ $0.contains(field) })
      else { return .json("{}", status: 401) }
      if request.target.hasSuffix("/groups") {
        return .json("[" + (1...40).map { #"{"id":\#($0)}"# }.joined(separator: ",") + "]")
      }
      return .json(#"[{"id":"a"}]"#)
    }
  }

  @Test func `lists that are read at one time fetch one new token, and several pulls share none`()
    async throws
  {
    let text = """
      {
        app: "small", name: "Small", about: "groups", evidence: { specification: "none", date: "2026-11" },
        secrets: { key: { about: "the client's secret" } },
        http: {
          base: "https://api.example.com", page: { next: { link: "next" } },
          auth: {
            oauth2: {
              token: "https://login.example.com/token", grant: "client_credentials",
              client: { id: "me", secret: "key" },
            },
          },
        },
        streams: {
          groups: { get: "/groups", emit: [{ group: { id: "id" } }] },
          members: {
            forEach: { stream: "groups", as: "group" }, get: "/groups/{$group.id}/members",
            emit: [{ account: { id: "id" } }, { membership: { group: "$group.id", account: "id" } }],
          },
        },
      }
      """
    let app = App()
    let request = PullRequest(
      instance: "small", run: "test",
      definition: try DefinitionReader.read(Array(text.utf8), file: "small.json"), settings: [:],
      secrets: ["key": Secret("canary-key")], transport: app, links: CurlLinks(),
      limiter: RateLimiter(), clock: TestClock(), folder: "/")
    let first = await Pull(request).run()
    #expect(first.snapshot?.memberships.count == 40, "\(first.failure?.what ?? "")")
    #expect(app.tokens == 2)
    let second = await Pull(request).run()
    #expect(second.snapshot != nil && app.tokens == 3)
  }
}
