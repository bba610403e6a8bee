import HTTP
import HTTPServer
import Testing

/// Deadlines are totals: bytes that trickle in do not move them.
@Suite struct ConnectionDeadlineTests {
  private static var limits: Limits {
    var limits = Limits()
    limits.headerSeconds = 10
    limits.bodySeconds = 20
    limits.idleSeconds = 30
    return limits
  }

  /// Sends one piece a second and returns when the machine would give up.
  private func deadline(_ pieces: [String]) -> Int64 {
    var log = MachineLog(limits: Self.limits)
    log.now = Moment(milliseconds: 0)
    log.machine = ConnectionMachine(limits: Self.limits, at: log.now)
    for piece in pieces {
      log.now.milliseconds += 1_000
      log.receive(piece)
    }
    return log.machine.deadline.milliseconds
  }

  @Test func `run from the first byte and are not moved by further ones`() {
    let request = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"
    let head = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n"
    let chunked = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
    #expect(deadline([]) == 10_000)
    #expect(deadline(["GET", " /", " HTTP"]) == 10_000)
    #expect(deadline(["\r\n", "\r\n", "G"]) == 10_000)
    #expect(deadline([head, "a", "b"]) == 21_000)
    #expect(deadline([chunked, "1\r\n", "a\r\n"]) == 21_000)
    #expect(deadline([request]) == 31_000)
    #expect(deadline([request, "G", "E"]) == 12_000)
    #expect(deadline([request + "G", "E"]) == 11_000)
  }

  @Test func `end in 408 where something was asked, and in silence elsewhere`() {
    let request = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"
    func end(_ text: String) -> [String] {
      var log = MachineLog()
      log.receive(text)
      log.expire()
      log.receive(request)
      return log.steps
    }
    #expect(end("") == ["close"])
    #expect(end("\r\n") == ["close"])
    #expect(end("GET") == ["refuse 408", "close"])
    #expect(end("GET / HTTP/1.1\r\nHost: a\r\n") == ["refuse 408", "close"])
    #expect(end(request) == ["GET /", "close"])
    #expect(end(request + "G") == ["GET /", "refuse 408", "close"])
  }
}
