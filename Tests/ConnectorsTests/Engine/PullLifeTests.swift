import Connectors
import CurlTransport
import Formats
import HTTP
import Identity
import Testing

@Suite struct PullLifeTests {
  private static let definition = """
    {
      app: "small", name: "Small", about: "groups", evidence: { specification: "none", date: "2026-11" },
      http: { base: "https://api.example.com", auth: { none: true }, page: { next: { link: "next" } } },
      streams: {
        groups: { get: "/groups", emit: [{ group: { id: "id" } }] },
        members: {
          forEach: { stream: "groups", as: "group" }, get: "/groups/{$group.id}/members",
          emit: [{ account: { id: "id" } }, { membership: { group: "$group.id", account: "id" } }],
        },
      },
    }
    """

  /// Thirty groups; the members of the tenth are never given, those of the others are one.
  private struct App: Transport {
    let tenth: @Sendable () async throws(TransportError) -> Response

    func send(_ request: Request) async throws(TransportError) -> Response {
      if request.target.hasSuffix("/groups") {
        return .json("[" + (1...30).map { #"{"id":\#($0)}"# }.joined(separator: ",") + "]")
      }
      if request.target.hasSuffix("/10/members") { return try await tenth() }
      return .json(#"[{"id":"a"}]"#)
    }
  }

  private static func request(_ app: App) throws -> PullRequest {
    PullRequest(
      instance: "small", run: "test",
      definition: try DefinitionReader.read(Array(definition.utf8), file: "small.json"),
      settings: [:], secrets: [:], transport: app, links: CurlLinks(), limiter: RateLimiter(),
      clock: TestClock(), folder: "/")
  }

  @Test func `when one list of many fails, the ledger tells all that were read`() async throws {
    let app = App { () throws(TransportError) in .json("{}", status: 400) }
    let result = await Pull(try Self.request(app)).run()
    #expect(result.failure?.what.contains("400") == true)
    let line = try #require(result.ledger.streams.last)
    #expect(line.stream == "members")
    // Five are read at a time: at least five had ended before the tenth was asked for.
    #expect((5...29).contains(line.ends.values.reduce(0, +)))
    #expect(line.received == line.ends.values.reduce(0, +))
    #expect(line.requests > line.received)
  }

  @Test func `a pull that is stopped says so, and stops what is under way`() async throws {
    let (asked, question) = AsyncStream.makeStream(of: Void.self)
    let app = App { () throws(TransportError) in
      question.yield()
      while !Task.isCancelled { await Task.yield() }
      throw TransportError(.cancelled, "stopped")
    }
    let request = try Self.request(app)
    let pull = Task { await Pull(request).run() }
    for await _ in asked { break }
    pull.cancel()
    let result = await pull.value
    #expect(result.failure?.code == .cancelled && result.snapshot == nil)
  }
}
