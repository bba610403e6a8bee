import CurlTransport
import Formats
import HTTP
import Identity
import Testing

@testable import Connectors

@Suite(.timeLimit(.minutes(2))) struct ConcurrencyTests {
  /// Two lists that know nothing of each other, one for each row of the first, one with a filter
  /// that the second kept.
  static let definition = """
    {
      app: "small", name: "Small", about: "all", evidence: { specification: "none", date: "2026-11" },
      secrets: { token: { about: "a token" } },
      http: {
        base: "https://api.example.com", auth: { bearer: "token" }, concurrency: 3,
        page: { next: { link: "next" } },
      },
      streams: {
        groups: { get: "/groups", emit: [{ group: { id: "id" } }] },
        kinds: { get: "/kinds", keep: "kinds", id: "id" },
        users: {
          get: "/users", query: { kind: "{$kinds[0].id}" },
          emit: [{ account: { id: "id", mfa: { listed: "id", in: "kinds" } } }],
        },
        members: {
          forEach: { stream: "groups", as: "group" }, get: "/groups/{$group.id}/members",
          emit: [{ membership: { group: "$group.id", account: "id" } }],
        },
      },
    }
    """

  /// Answers as told; `before` is what happens to a request first.
  final class App: Transport {
    private let before: @Sendable (String, App) async throws(TransportError) -> Response?
    private let state = Locked<(asked: [String], open: Int, most: Int)>(([], 0, 0))

    init(
      _ before:
        @escaping @Sendable (String, App) async throws(TransportError) -> Response? = {
          (_, _) throws(TransportError) in nil
        }
    ) { self.before = before }

    var asked: [String] { state.withLock { $0.asked } }
    var most: Int { state.withLock { $0.most } }

    func send(_ request: Request) async throws(TransportError) -> Response {
      let path = String(request.target.dropFirst("https://api.example.com".count))
      state.withLock { state in
        state.asked.append(path)
        state.open += 1
        state.most = max(state.most, state.open)
      }
      defer { state.withLock { $0.open -= 1 } }
      if let response = try await before(path, self) { return response }
      switch path {
      case "/groups":
        return .json("[" + (1...40).map { #"{"id":"g\#($0)"}"# }.joined(separator: ",") + "]")
      case "/kinds": return .json(#"[{"id":"person"}]"#)
      case "/users?kind=person":
        return .json("[" + (1...40).map { #"{"id":"u\#($0)"}"# }.joined(separator: ",") + "]")
      default:
        let group = path.split(separator: "/")[1].dropFirst()
        return .json(#"[{"id":"u\#(group)"},{"id":"u1"}]"#)
      }
    }
  }

  static func request(_ app: App) throws -> PullRequest {
    PullRequest(
      instance: "small", run: "test",
      definition: try DefinitionReader.read(Array(definition.utf8), file: "small.json"),
      settings: [:], secrets: ["token": Secret("a-token")], transport: app, links: CurlLinks(),
      limiter: RateLimiter(), clock: TestClock(), folder: "/")
  }

  @Test func `what does not need another list does not wait for it`() async throws {
    let app = App { (path, app) throws(TransportError) in
      // The first list is given only when the others were asked for, whom it does not concern.
      while path == "/groups", !app.asked.contains("/users?kind=person") { await Task.yield() }
      return nil
    }
    let seen = Shared<[PullProgress]>([])
    var request = try Self.request(app)
    request.progress = { event in seen.change { $0.append(event) } }
    let result = await Pull(request).run()
    #expect(result.ledger.verdict == .complete, "\(result.ledger.reasons)")
    #expect(result.ledger.streams.map { $0.stream } == ["groups", "kinds", "users", "members"])
    let events = seen.now
    #expect(events.contains { $0.reading.map { $0.stream } == ["groups", "users"] })
    #expect(events.last == PullProgress(done: 4, of: 4, reading: []))
    #expect(events.contains { $0.reading.contains { $0.lists == 40 && $0.listsDone == 39 } })
  }

  @Test func `the same data gives the same snapshot, whichever answer comes first`() async throws {
    var ledgers: Set<String> = []
    var most = 0
    for round in 0..<20 {
      let app = App { (path, _) throws(TransportError) in
        for _ in 0..<((path.utf8.reduce(0) { $0 + Int($1) } * (round + 1)) % 50) {
          await Task.yield()
        }
        return nil
      }
      let result = await Pull(try Self.request(app)).run()
      most = max(most, app.most)
      let lines = result.ledger.streams.map {
        "\($0.name) \($0.emitted) \($0.ends) \($0.references)"
      }
      ledgers.insert("\(result.ledger.contentHash) \(lines)")
      #expect(result.snapshot?.memberships.count == 79)
    }
    #expect(ledgers.count == 1, "\(ledgers)")
    #expect(most == 3)
  }

  @Test func `the failure of the earliest list is told, whichever came first`() async throws {
    for first in ["/groups", "/kinds"] {
      let app = App { (path, app) throws(TransportError) in
        let other = first == "/groups" ? "/kinds" : "/groups"
        // Both are under way before one of them fails, or the other would never be asked.
        while !app.asked.contains(first) || !app.asked.contains(other) { await Task.yield() }
        if path == other { for _ in 0..<100 { await Task.yield() } }
        return .json("{}", status: 401)
      }
      let result = await Pull(try Self.request(app)).run()
      #expect(result.failure?.what.hasPrefix("groups: the app refuses") == true)
      #expect(app.asked.sorted() == ["/groups", "/kinds"])
      #expect(result.ledger.streams.map { $0.requests } == [1, 1])
    }
  }

  @Test func `what stands after a failed list is stopped at once`() async throws {
    let app = App { (path, app) throws(TransportError) in
      if path == "/groups" {
        while !app.asked.contains("/users?kind=person") { await Task.yield() }
        return .json("{}", status: 400)
      }
      guard path.hasPrefix("/users") else { return nil }
      while !Task.isCancelled { await Task.yield() }
      throw TransportError(.cancelled, "stopped")
    }
    let result = await Pull(try Self.request(app)).run()
    #expect(result.failure?.what.contains("groups") == true && result.failure?.code == .list)
    #expect(result.ledger.streams.map { $0.stream } == ["groups", "kinds", "users"])
  }

  @Test func `a check goes on where a list fails, and ends where no list can be read`() async throws
  {
    let partly = App { (path, _) throws(TransportError) in
      path == "/groups" ? .json("{}", status: 400) : nil
    }
    let checks = await Check(try Self.request(partly)).run()
    #expect(checks.map { $0.stream } == ["groups", "kinds", "users", "members"])
    #expect(
      checks.map { $0.result }[1...] == [
        .readable(rows: 1), .readable(rows: 40), .notAsked("no groups to ask it for"),
      ])
    let refused = App { (path, _) throws(TransportError) in
      path == "/kinds" ? .json("{}", status: 401) : nil
    }
    let ended = await Check(try Self.request(refused)).run()
    #expect(ended.map { $0.stream } == ["groups", "kinds"])
    #expect(ended.first?.result == .readable(rows: 40))
  }

  @Test(
    arguments: [
      #"get: "/x", when: "$kept""#, #"get: "/{$kept[0].id}""#,
      #"get: "/x", query: { a: "{$kept}" }"#,
      #"get: "/x", headers: { a: "{$kept}" }"#, #"get: "/x", rows: "$kept""#,
      #"get: "/x", keepOnly: "$kept""#, #"get: "/x", id: "$kept""#,
      #"get: "/x", keep: "y", keepRow: "{ a: $kept }""#,
      #"get: "/x", errors: [{ when: "$kept", is: "fail" }]"#,
      #"get: "/x", page: { next: { cursor: "$kept", query: "a" } }"#,
      #"post: "/x", reads: true, body: { a: "$kept" }"#,
      #"get: "/x", emit: [{ each: "$kept", account: { id: "id" } }]"#,
      #"get: "/x", emit: [{ account: { id: "id", status: { of: "$kept", map: {}, otherwise: "same" } } }]"#,
      #"get: "/x", emit: [{ account: { id: "id", mfa: { listed: "id", in: "first" } } }]"#,
      #"get: "/x", expect: { count: "$kept" }"#,
      #"get: "/x", emit: [{ account: { id: "id", title: { lookup: "id", in: "first", by: "id", value: "name" } } }]"#,
      #"forEach: { stream: "first", as: "one" }, get: "/x""#,
      #"forEach: { stream: "other", as: "one", where: "$kept" }, get: "/x""#,
    ])
  func `whatever uses a list waits for it`(rule: String) throws {
    let text = """
      {
        app: "small", name: "Small", about: "all", evidence: { specification: "n", date: "2026-11" },
        http: { base: "https://api.example.com", auth: { none: true }, page: { next: { link: "next" } } },
        streams: {
          first: { get: "/first", keep: "kept", id: "id" }, other: { get: "/other", id: "id" },
          last: { \(rule) }, after: { get: "/after", id: "id" },
        },
      }
      """
    let streams = try DefinitionReader.read(Array(text.utf8), file: "small.json").streams
    #expect(streams[2].needs.contains("first"))
    #expect(streams[1].needs.isEmpty && streams[3].needs.isEmpty)
  }
}
