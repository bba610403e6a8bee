import Foundation
import HTTP
import HTTPServer
import Synchronization
import Testing

/// How connections share one thread.
struct TurnTests {
  /// Notes who is answered; the first requests wait until they are let.
  private final class Gate: Handler {
    static let gated = 10
    let asked = DispatchSemaphore(value: 0)
    let answers = DispatchSemaphore(value: 0)
    private let order = Mutex("")

    var seen: String { order.withLock { $0 } }

    func respond(to request: Request, into writer: inout ResponseWriter) {
      let count = order.withLock {
        $0 += request.target.dropFirst()
        return $0.utf8.count
      }
      guard count <= Self.gated else { return }
      asked.signal()
      answers.wait()
    }
  }

  private static func requests(_ target: String, _ count: Int) -> String {
    String(repeating: "GET /\(target) HTTP/1.1\r\nHost: a\r\n\r\n", count: count)
  }

  @Test func `a client whose requests keep coming gets no more turns than the others`() throws {
    var limits = Limits()
    limits.answersPerTurn = 1
    let gate = Gate()
    let server = Server(listen: .anyLoopbackPort, limits: limits, threads: 1, handler: gate)
    try server.start()
    defer { server.stop() }
    let busy = try RawClient(port: server.port)
    let other = try RawClient(port: server.port)
    busy.send(Self.requests("a", 100))
    for turn in 1...Gate.gated {
      gate.asked.wait()
      // Each of these is an event of its own, which comes while the connection is busy.
      busy.send(Self.requests("a", 1))
      if turn == Gate.gated { other.send(Self.requests("b", 10)) }
      gate.answers.signal()
    }
    _ = other.receive(until: "HTTP/1.1 200 ", times: 10)
    let runs = gate.seen.split(separator: "b", omittingEmptySubsequences: false).dropFirst()
    #expect(runs.prefix(9).allSatisfy { $0.utf8.count <= 2 }, "\(gate.seen)")
  }
}
