import Foundation
import HTTP
import HTTPServer
import Testing

/// Beginning and end of a server, which must cost no client an answer.
@Suite(.serialized) struct ServerLifeTests {
  private struct Large: Handler {
    func respond(to request: Request, into writer: inout ResponseWriter) {
      writer.body = [UInt8](repeating: UInt8(ascii: "x"), count: 8_000_000)
    }
  }

  /// Says when it is asked, and answers when it is let; to HEAD at once.
  private struct Held: Handler {
    let asked = DispatchSemaphore(value: 0)
    let answers = DispatchSemaphore(value: 0)

    func respond(to request: Request, into writer: inout ResponseWriter) {
      if request.method == .head { return }
      asked.signal()
      answers.wait()
    }
  }

  private static let request = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"

  private static func body(_ bytes: [UInt8]) -> Int { bytes.count { $0 == UInt8(ascii: "x") } }

  @Test func `a port that is taken is an error that names the address`() throws {
    let first = Server(listen: .anyLoopbackPort, handler: Large())
    try first.start()
    defer { first.stop() }
    let address = try ListenAddress("127.0.0.1:\(first.port)")
    let second = Server(listen: address, handler: Large())
    let error = #expect(throws: ServerError.self) { try second.start() }
    #expect(error?.code == .portTaken)
    #expect(error?.what.contains("127.0.0.1:\(first.port)") == true)
    #expect(second.port == 0)
  }

  @Test func `an address of another machine is an error`() throws {
    let server = Server(listen: try ListenAddress("192.0.2.1:0"), handler: Large())
    let error = #expect(throws: ServerError.self) { try server.start() }
    #expect(error?.code == .addressNotHere)
  }

  @Test func `stopping cuts no answer and closes the port`() throws {
    let server = Server(listen: .anyLoopbackPort, handler: Large())
    try server.start()
    let port = server.port
    let clients = try (0..<4).map { _ in try RawClient(port: port) }
    for client in clients { client.send(Self.request) }
    let heads = clients.map { $0.receive() }
    let stopping = Thread { server.stop() }
    stopping.start()
    Thread.sleep(forTimeInterval: 0.3)
    for (client, head) in zip(clients, heads) {
      #expect(Self.body(head) + Self.body(client.receiveAll()) == 8_000_000)
    }
    while !stopping.isFinished { Thread.sleep(forTimeInterval: 0.01) }
    #expect(throws: RawClient.NotConnected.self) { try RawClient(port: port) }
    #expect(server.port == 0)
  }

  @Test func `a drain still accepts, and asks every client to leave`() throws {
    let server = Server(listen: .anyLoopbackPort, handler: Large())
    try server.start()
    let kept = try RawClient(port: server.port)
    kept.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n")
    #expect(!kept.receive(until: "\r\n\r\n").contains("Connection: close"))
    let port = server.port
    let stopping = Thread { server.stop(drainSeconds: 1) }
    stopping.start()
    Thread.sleep(forTimeInterval: 0.3)
    let late = try RawClient(port: port)
    for client in [kept, late] { client.send(Self.request) }
    for client in [kept, late] {
      let bytes = client.receiveAll()
      #expect(Self.body(bytes) == 8_000_000)
      #expect(String(decoding: bytes.prefix(200), as: UTF8.self).contains("Connection: close"))
    }
    while !stopping.isFinished { Thread.sleep(forTimeInterval: 0.01) }
  }

  /// Both phases of a stop come while the one thread is busy, the second within its turn, and
  /// nobody is left whose end would wake it.
  @Test func `a stop is seen however late the thread looks`() throws {
    let handler = Held()
    let server = Server(listen: .anyLoopbackPort, threads: 1, handler: handler)
    try server.start()
    var clients = [try RawClient(port: server.port)]
    clients[0].send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n")
    _ = clients[0].receive(until: "\r\n\r\n")
    clients[0].send(Self.request)
    handler.asked.wait()
    clients.append(try RawClient(port: server.port))
    clients[1].send(Self.request)
    let stopping = Thread { server.stop(drainSeconds: 1) }
    stopping.start()
    Thread.sleep(forTimeInterval: 0.3)
    clients.removeFirst().resetAtEnd()
    handler.answers.signal()
    handler.asked.wait()
    Thread.sleep(forTimeInterval: 1.2)
    clients.removeFirst().resetAtEnd()
    handler.answers.signal()
    let patience = Date(timeIntervalSinceNow: 10)
    while !stopping.isFinished && Date() < patience { Thread.sleep(forTimeInterval: 0.01) }
    #expect(stopping.isFinished)
  }

  @Test func `starts again on the same port at once, and stops twice`() throws {
    var limits = Limits()
    limits.finishSeconds = 1
    let first = Server(listen: .anyLoopbackPort, limits: limits, handler: Large())
    try first.start()
    let address = try ListenAddress("127.0.0.1:\(first.port)")
    let client = try RawClient(port: address.port)
    client.send(Self.request)
    _ = client.receive()
    first.stop()
    first.stop()
    let second = Server(listen: address, handler: Large())
    try second.start()
    #expect(second.port == address.port)
    second.stop()
  }
}
