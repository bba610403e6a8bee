import CurlTransport
import HTTP
import TestSupport
import Testing

struct CancellationTests {
  private static let scripts: [String: [LoopbackServer.Step]] = [
    "/hang": [.pause(milliseconds: 20_000)],
    "/ok": [.text("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi")],
  ]

  @Test func `a task cancelled before it begins sends nothing`() async throws {
    let server = try LoopbackServer(Self.scripts)
    defer { server.stop() }
    let transport = CurlTransport(CurlTransportTests.options())
    let url = server.url("/ok")
    let outcome = await withTaskGroup(of: Result<Response, TransportError>.self) { group in
      group.cancelAll()
      group.addTask { await CurlTransportTests.outcome(transport, Request(.get, url)) }
      return await group.next()
    }
    #expect(outcome.map(CurlTransportTests.describe) == "cancelled")
    #expect(server.requests.isEmpty)
    // The transport is none the worse for it.
    #expect(try await transport.send(Request(.get, url)).status == .ok)
  }

  @Test(.timeLimit(.minutes(1)))
  func `a cancelled task ends at once, running or waiting for a connection`() async throws {
    let server = try LoopbackServer(Self.scripts)
    defer { server.stop() }
    let transport = CurlTransport(CurlTransportTests.options { $0.maxConnectionsPerHost = 2 })
    let url = server.url("/hang")
    let (underWay, outcomes) = await withTaskGroup(
      of: Result<Response, TransportError>.self
    ) { group in
      for _ in 0..<5 {
        group.addTask { await CurlTransportTests.outcome(transport, Request(.get, url)) }
      }
      while server.requests.count < 2 { await Task.yield() }
      // The tasks are cancelled one by one: a connection that one gives up may serve the next
      // for a moment, so the requests are counted before.
      let underWay = server.requests.count
      group.cancelAll()
      var outcomes: [String] = []
      for await outcome in group { outcomes.append(CurlTransportTests.describe(outcome)) }
      return (underWay, outcomes)
    }
    #expect(outcomes == Array(repeating: "cancelled", count: 5))
    #expect(underWay == 2)
  }

  @Test(.timeLimit(.minutes(1)))
  func `a stopped transport ends what is under way and refuses the rest`() async throws {
    let server = try LoopbackServer(Self.scripts)
    defer { server.stop() }
    let transport = CurlTransport(CurlTransportTests.options())
    let url = server.url("/hang")
    async let running = CurlTransportTests.outcome(transport, Request(.get, url))
    while server.requests.isEmpty { await Task.yield() }
    transport.stop()
    let late = await CurlTransportTests.outcome(transport, Request(.get, url))
    #expect(CurlTransportTests.describe(await running) == "cancelled")
    #expect(CurlTransportTests.describe(late) == "cancelled")
  }

  @Test func `many requests share few connections and all are answered`() async throws {
    let server = try LoopbackServer(Self.scripts)
    defer { server.stop() }
    let transport = CurlTransport(CurlTransportTests.options { $0.totalSeconds = 20 })
    let url = server.url("/ok")
    let answered = await withTaskGroup(of: Result<Response, TransportError>.self) { group in
      for _ in 0..<200 {
        group.addTask { await CurlTransportTests.outcome(transport, Request(.get, url)) }
      }
      var answered = 0
      for await outcome in group where CurlTransportTests.describe(outcome) == "200 hi" {
        answered += 1
      }
      return answered
    }
    #expect(answered == 200)
    #expect(server.connections <= 4)
  }
}
