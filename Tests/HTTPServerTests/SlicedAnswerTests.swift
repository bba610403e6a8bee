import Foundation
import HTTP
import HTTPServer
import Testing

/// Answers that are rendered while they are sent.
@Suite(.serialized) struct SlicedAnswerTests {
  /// Slices of 100,000 letters that tell their number: `aaa...bbb...`.
  private struct Letters: BodySlices {
    var slice: Int
    let end: Int

    mutating func appendSlice(to output: inout [UInt8]) {
      guard slice < end else { return }
      output.append(contentsOf: Self.slice(slice))
      slice += 1
    }

    static func slice(_ number: Int) -> [UInt8] {
      [UInt8](repeating: UInt8(ascii: "a") + UInt8(number % 26), count: 100_000)
    }

    static func all(_ count: Int) -> [UInt8] { (0..<count).flatMap { slice($0) } }
  }

  private struct Site: Handler {
    func respond(to request: Request, into writer: inout ResponseWriter) {
      let count = Int(request.path.dropFirst().prefix { $0.isNumber }) ?? 0
      guard count > 0 else {
        writer.body.append(contentsOf: "<\(request.target)>".utf8)
        return
      }
      writer.body = Letters.slice(0)
      // What is promised is not always what comes.
      let difference = request.query == "more" ? -50_000 : 0
      let end = request.query == "less" ? count - 1 : count
      writer.rest = BodyRest(
        count: (count - 1) * 100_000 + difference, slices: Letters(slice: 1, end: end))
    }
  }

  private static func start(_ change: (inout Limits) -> Void = { _ in }) throws -> Server {
    var limits = Limits()
    limits.finishSeconds = 1
    change(&limits)
    let server = Server(listen: .anyLoopbackPort, limits: limits, handler: Site())
    try server.start()
    return server
  }

  private static func request(_ target: String, method: String = "GET") -> String {
    "\(method) \(target) HTTP/1.1\r\nHost: a\r\n\r\n"
  }

  /// What follows the head of the first answer.
  private static func body(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
    let end = bytes.indices.first { bytes[$0...].starts(with: "\r\n\r\n".utf8) }
    return end.map { bytes[($0 + 4)...] } ?? []
  }

  @Test func `sends every slice once, in order, under one length`() throws {
    let server = try Self.start()
    defer { server.stop() }
    let client = try RawClient(port: server.port)
    client.send(Self.request("/100") + Self.request("/b"))
    // More than the sockets hold: the server has to wait in the middle.
    Thread.sleep(forTimeInterval: 0.2)
    let answers = client.receive(until: "</b>")
    #expect(answers.contains("Content-Length: 10000000\r\n"))
    let bytes = Array(answers.utf8)
    #expect(Self.body(bytes).prefix(10_000_000).elementsEqual(Letters.all(100)))
    #expect(Self.body(bytes).dropFirst(10_000_000).starts(with: "HTTP/1.1 200 ".utf8))
  }

  @Test func `tells HEAD the length of all slices`() throws {
    let server = try Self.start()
    defer { server.stop() }
    let client = try RawClient(port: server.port)
    client.send(Self.request("/30", method: "HEAD") + Self.request("/b"))
    let answers = client.receive(until: "</b>")
    #expect(answers.contains("Content-Length: 3000000\r\n"))
    #expect(answers.utf8.count < 1_000)
  }

  @Test(arguments: ["less", "more"])
  func `closes where the slices are not what was promised`(_ query: String) throws {
    let server = try Self.start()
    defer { server.stop() }
    let client = try RawClient(port: server.port)
    client.send(Self.request("/4?\(query)") + Self.request("/b"))
    let bytes = client.receiveAll()
    #expect(Self.body(bytes).elementsEqual(Letters.all(3)))
  }

  @Test func `ends a client that rests in the middle`() throws {
    let server = try Self.start { limits in
      limits.writeSeconds = 1
      limits.writeBytesPerSecond = 10_000_000
    }
    defer { server.stop() }
    let client = try RawClient(port: server.port)
    // Ten seconds are due to the whole answer, but no slice may take more than one.
    client.send(Self.request("/1000"))
    Thread.sleep(forTimeInterval: 3)
    #expect(client.receiveAll().count < 100_000_000)
  }

  @Test func `lets others in between`() throws {
    let server = Server(listen: .anyLoopbackPort, threads: 1, handler: Site())
    try server.start()
    defer { server.stop() }
    let greedy = try RawClient(port: server.port)
    greedy.send(Self.request("/2000"))
    let other = try RawClient(port: server.port)
    other.send(Self.request("/b"))
    #expect(other.receive(until: "</b>").contains("</b>"))
    greedy.resetAtEnd()
  }
}
