import Foundation
import HTTP
import HTTPServer
import Testing

/// The machine on real sockets: what only the kernel can show.
@Suite(.serialized) struct ServerTests {
  private struct Site: Handler {
    func respond(to request: Request, into writer: inout ResponseWriter) {
      writer.set(.contentType, "text/plain")
      switch request.path {
      case "/large": writer.body = [UInt8](repeating: UInt8(ascii: "x"), count: 8_000_000)
      case "/medium": writer.body = [UInt8](repeating: UInt8(ascii: "x"), count: 99_999) + [10]
      case "/empty": writer.status = .noContent
      case "/count":
        let count = (writer.keepsake as? Int ?? 0) + 1
        writer.keepsake = count
        writer.body.append(contentsOf: "<\(count)>".utf8)
      default: writer.body.append(contentsOf: "<\(request.target)>".utf8)
      }
    }
  }

  private static func start(_ change: (inout Limits) -> Void = { _ in }) throws -> Server {
    var limits = Limits()
    change(&limits)
    let server = Server(
      listen: .anyLoopbackPort, limits: limits,
      errorBody: { status, detail in
        ErrorBody(contentType: "text/x", bytes: Array("{\(status.code) \(detail)}".utf8))
      }, handler: Site())
    try server.start()
    return server
  }

  private static func get(_ target: String, _ field: String = "") -> String {
    "GET \(target) HTTP/1.1\r\nHost: a\r\n\(field)\r\n"
  }

  @Test func `answers pipelined requests in order, with whole heads`() throws {
    let server = try Self.start()
    defer { server.stop() }
    let client = try RawClient(port: server.port)
    client.send(
      Self.get("/a") + "HEAD /b HTTP/1.1\r\nHost: a\r\n\r\n" + Self.get("/empty")
        + Self.get("/c", "Connection: close\r\n"))
    let answers = String(decoding: client.receiveAll(), as: UTF8.self)
      .components(separatedBy: "HTTP/1.1 ").dropFirst().map { answer in
        answer.components(separatedBy: "\r\n").filter { !$0.hasPrefix("Date: ") }
      }
    let type = "Content-Type: text/plain"
    #expect(
      answers == [
        ["200 OK", type, "Content-Length: 4", "", "</a>"],
        ["200 OK", type, "Content-Length: 4", "", ""],
        ["204 No Content", type, "", ""],
        ["200 OK", type, "Content-Length: 4", "Connection: close", "", "</c>"],
      ])
  }

  @Test func `tells HTTP/1.0 whether the connection persists`() throws {
    let server = try Self.start()
    defer { server.stop() }
    let client = try RawClient(port: server.port)
    client.send("GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
    #expect(client.receive(until: "</a>").contains("\r\nConnection: keep-alive\r\n"))
    client.send("GET /b HTTP/1.0\r\n\r\n")
    #expect(String(decoding: client.receiveAll(), as: UTF8.self).contains("Connection: close\r\n"))
  }

  @Test func `refuses in the shape of its owner and closes`() throws {
    let server = try Self.start()
    defer { server.stop() }
    let client = try RawClient(port: server.port)
    client.send("GET /a HTTP/1.1\r\n\r\n" + Self.get("/b"))
    let answer = String(decoding: client.receiveAll(), as: UTF8.self)
    #expect(answer.hasPrefix("HTTP/1.1 400 Bad Request\r\n"))
    #expect(answer.contains("Content-Type: text/x\r\n"))
    #expect(answer.contains("Connection: close\r\n"))
    #expect(answer.hasSuffix("\r\n\r\n{400 The request has no Host field.}"))
  }

  @Test func `answers a client that has closed its own side`() throws {
    let server = try Self.start()
    defer { server.stop() }
    let client = try RawClient(port: server.port)
    client.send(Self.get("/a"))
    client.endSending()
    #expect(String(decoding: client.receiveAll(), as: UTF8.self).hasSuffix("</a>"))
  }

  @Test func `keeps what a handler wants to remember to one connection`() throws {
    let server = try Self.start()
    defer { server.stop() }
    let first = try RawClient(port: server.port)
    first.send(Self.get("/count") + Self.get("/count"))
    #expect(first.receive(until: "<2>").contains("<1>"))
    let second = try RawClient(port: server.port)
    second.send(Self.get("/count"))
    #expect(second.receive(until: ">").contains("<1>"))
  }

  @Test func `loses nothing of answers that a client does not read at once`() throws {
    let server = try Self.start()
    defer { server.stop() }
    let client = try RawClient(port: server.port)
    for _ in 0..<100 { client.send(Self.get("/medium")) }
    client.send(Self.get("/end", "Connection: close\r\n"))
    Thread.sleep(forTimeInterval: 0.2)
    let bytes = client.receiveAll()
    // Each head has one x of its own, in the media type.
    #expect(bytes.count { $0 == UInt8(ascii: "x") } == 100 * 99_999 + 101)
    #expect(bytes.suffix(6).elementsEqual("</end>".utf8))
  }

  @Test func `ends what is idle in silence and what is half said with 408`() throws {
    let server = try Self.start { limits in
      limits.idleSeconds = 1
      limits.headerSeconds = 1
    }
    defer { server.stop() }
    let idle = try RawClient(port: server.port)
    let slow = try RawClient(port: server.port)
    idle.send(Self.get("/a"))
    slow.send("GET /a HTTP/1.1\r\nHo")
    #expect(String(decoding: idle.receiveAll(), as: UTF8.self).hasSuffix("</a>"))
    #expect(String(decoding: slow.receiveAll(), as: UTF8.self).hasPrefix("HTTP/1.1 408 "))
  }

  @Test func `ends a client that does not take its answer`() throws {
    let server = try Self.start { limits in
      limits.writeSeconds = 1
      limits.writeBytesPerSecond = 1 << 30
    }
    defer { server.stop() }
    let client = try RawClient(port: server.port)
    client.send(Self.get("/large"))
    Thread.sleep(forTimeInterval: 2)
    #expect(client.receiveAll().count < 8_000_000)
  }

  @Test func `turns away more connections than it takes`() throws {
    let server = try Self.start { $0.connections = 1 }
    defer { server.stop() }
    let first = try RawClient(port: server.port)
    first.send(Self.get("/a"))
    _ = first.receive(until: "</a>")
    let second = try RawClient(port: server.port)
    #expect(String(decoding: second.receiveAll(), as: UTF8.self).hasPrefix("HTTP/1.1 503 "))
    first.send(Self.get("/b"))
    #expect(first.receive(until: "</b>").contains("</b>"))
  }

  @Test func `holds no more unfinished bodies than it has room for`() throws {
    let server = try Self.start { limits in
      limits.heldBytes = 100_000
      limits.finishSeconds = 1
    }
    defer { server.stop() }
    let head = "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 900000\r\n\r\n"
    let client = try RawClient(port: server.port)
    client.send(head + String(repeating: "b", count: 200_000))
    #expect(client.receive(until: "\r\n\r\n").hasPrefix("HTTP/1.1 503 "))
    let other = try RawClient(port: server.port)
    other.send(Self.get("/b"))
    #expect(other.receive(until: "</b>").contains("</b>"))
  }
}
