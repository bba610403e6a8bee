import Connectors
import CurlTransport
import Formats
import HTTP
import Ingest

/// An app that takes each refresh token once and gives the next, and may die after the first.
final class RotatingApp: Transport {
  private struct State {
    var refreshToken: String
    var isAlive = true
    var given = 1
  }

  private let state: Locked<State>
  private let livesOn: Bool

  init(refreshToken: String, livesOn: Bool = false) {
    state = Locked(State(refreshToken: refreshToken))
    self.livesOn = livesOn
  }

  var refreshToken: String { state.withLock { $0.refreshToken } }
  var isAlive: Bool { state.withLock { $0.isAlive } }

  func send(_ request: Request) async throws(TransportError) -> Response {
    guard request.method == .post else {
      // Whoever is killed here never sees an answer.
      if livesOn { return Response(.ok, body: Array("[]".utf8)) }
      state.withLock { $0.isAlive = false }
      throw TransportError(.cancelled, "killed")
    }
    let expected = "refresh_token=" + refreshToken
    guard String(decoding: request.body, as: UTF8.self).contains(expected) else {
      return Response(.badRequest, body: Array(#"{"error":"invalid_grant"}"#.utf8))
    }
    let next = state.withLock { state in
      state.given += 1
      state.refreshToken += "-next\(state.given)"
      return state.refreshToken
    }
    return Response(.ok, body: Array(#"{"access_token":"t","refresh_token":"\#(next)"}"#.utf8))
  }

  static func pull(_ app: RotatingApp, _ state: String, configured: String) async -> PullResult {
    let text = """
      {
        app: "crm", name: "CRM", about: "accounts",
        evidence: { specification: "none", date: "2026-11" },
        secrets: { refreshToken: { about: "a refresh token" } },
        http: {
          base: "https://api.example.com", page: { next: { link: "next" } },
          auth: {
            oauth2: {
              token: "https://login.example.com/token", grant: "refresh_token",
              refreshToken: "refreshToken", rotates: true,
            },
          },
        },
        streams: { items: { get: "/items", emit: [{ account: { id: "id" } }] } },
      }
      """
    do {
      var request = PullRequest(
        instance: "crm", run: "test",
        definition: try DefinitionReader.read(Array(text.utf8), file: "crm.json"), settings: [:],
        secrets: ["refreshToken": Secret(configured)], transport: app, links: CurlLinks(),
        limiter: RateLimiter(), clock: SystemPullClock(), folder: "/")
      request.keeper = try SecretFolder("crm", state: state)
      return await Pull(request).run()
    } catch {
      preconditionFailure("\(error)")
    }
  }
}
