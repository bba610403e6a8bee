import CurlTransport
import Foundation
import HTTP
import TestSupport
import Testing

/// The whole way to a socket and back, against answers that are wrong in one way each.
struct CurlTransportTests {
  static func options(_ change: (inout TransportOptions) -> Void = { _ in }) -> TransportOptions {
    var options = TransportOptions(userAgent: "rollcall/test")
    options.allowHTTP = true
    options.allowPrivateNetwork = true
    change(&options)
    return options
  }

  static func outcome(
    _ transport: CurlTransport, _ request: Request
  ) async -> Result<Response, TransportError> {
    do { return .success(try await transport.send(request)) } catch { return .failure(error) }
  }

  static func describe(_ outcome: Result<Response, TransportError>) -> String {
    switch outcome {
    case .success(let response):
      "\(response.status.code) \(String(decoding: response.body.prefix(40), as: UTF8.self))"
    case .failure(let error): "\(error.code)"
    }
  }

  @Test func `answers are whole or an error that says why`() async throws {
    let server = try LoopbackServer(AnswerCases.scripts)
    defer { server.stop() }
    for answer in AnswerCases.all {
      let transport = CurlTransport(Self.options(answer.change))
      let outcome = await Self.outcome(transport, Request(.get, server.url(answer.path)))
      #expect(Self.describe(outcome) == answer.expected, "\(answer.path) \(outcome)")
      if case .failure(let error) = outcome {
        #expect(error.what.contains("127.0.0.1") && !error.what.contains(answer.path))
      }
    }
  }

  @Test func `a request is sent as given and nothing is added`() async throws {
    let server = try LoopbackServer(AnswerCases.scripts)
    defer { server.stop() }
    let transport = CurlTransport(Self.options())
    let fields = HeaderFields([
      (.authorization, "Bearer t0ken"), (FieldName("X-Blank")!, ""), (.accept, "application/json"),
    ])
    _ = try await transport.send(Request(.get, server.url("/ok"), fields: fields))
    _ = try await transport.send(
      Request(.post, server.url("/ok"), fields: fields, body: Array("{}".utf8)))
    _ = try await transport.send(Request(.head, server.url("/head")))
    let lines = server.requests.map { $0.components(separatedBy: "\r\n").sorted() }
    let common = [
      "Accept-Encoding: gzip", "Accept: application/json", "Authorization: Bearer t0ken",
      "Host: 127.0.0.1:\(server.port)", "User-Agent: rollcall/test", "X-Blank:",
    ]
    #expect(lines.count == 3)
    #expect(lines.first == (["", "", "GET /ok HTTP/1.1"] + common).sorted())
    #expect(
      lines.dropFirst().first
        == (["", "{}", "POST /ok HTTP/1.1", "Content-Length: 2"] + common).sorted())
    #expect(lines.last?.contains("HEAD /head HTTP/1.1") == true)
  }

  @Test func `what must not be asked is refused before a connection`() async throws {
    let server = try LoopbackServer(AnswerCases.scripts)
    defer { server.stop() }
    let url = server.url("/ok")
    let named = "http://localhost:\(server.port)/ok"
    let open = Self.options()
    let noHTTP = Self.options { $0.allowHTTP = false }
    let isPublic = Self.options { $0.allowPrivateNetwork = false }
    let proxied = Self.options {
      $0.allowPrivateNetwork = false
      $0.proxy = "http://127.0.0.1:\(server.port)"
    }
    let field = { (name: String, value: String) in HeaderFields([(FieldName(name)!, value)]) }
    let cases: [(TransportOptions, Request)] = [
      (open, Request(.delete, url)), (open, Request(.put, url, body: [1])),
      (open, Request(.patch, url, body: [1])), (open, Request(Method("get"), url)),
      (open, Request(.post, url)), (open, Request(.get, url, body: [1])),
      (open, Request(.get, url + "\r\nX-Evil: 1")), (open, Request(.get, "file:///etc/passwd")),
      (open, Request(.get, "http://user@127.0.0.1:\(server.port)/ok")),
      (open, Request(.get, url, fields: field("X-A", "a\r\nX-Evil: 1"))),
      (open, Request(.get, url, fields: field("Host", "evil.test"))),
      (open, Request(.get, url, fields: field("transfer-encoding", "chunked"))),
      (noHTTP, Request(.get, url)), (isPublic, Request(.get, url)),
      (isPublic, Request(.get, named)),
      (isPublic, Request(.get, "http://[::ffff:127.0.0.1]:\(server.port)/ok")),
      (isPublic, Request(.get, "http://2130706433:\(server.port)/ok")),
      (isPublic, Request(.get, "http://169.254.169.254/latest/meta-data/")),
      (proxied, Request(.get, url)), (proxied, Request(.get, named)),
    ]
    for (options, request) in cases {
      let outcome = await Self.outcome(CurlTransport(options), request)
      #expect(Self.describe(outcome) == "refused", "\(request.method) \(request.target) \(outcome)")
    }
    #expect(server.requests.isEmpty)
  }

  @Test func `a redirect is an answer and its target never sees the token`() async throws {
    let foreign = try LoopbackServer()
    let location = "Location: \(foreign.url("/ok"))\r\n"
    let server = try LoopbackServer([
      "/moved": [.text("HTTP/1.1 302 Found\r\n\(location)Content-Length: 0\r\n\r\n")]
    ])
    defer {
      foreign.stop()
      server.stop()
    }
    let response = try await CurlTransport(Self.options()).send(
      Request(
        .get, server.url("/moved"), fields: HeaderFields([(.authorization, "Bearer t0ken")])))
    #expect(response.status == Status(302))
    #expect(response.fields["Location"] == foreign.url("/ok"))
    #expect(foreign.requests.isEmpty)
  }

  @Test func `nobody listening and a name that is none are unreachable`() async throws {
    let server = try LoopbackServer()
    server.stop()
    let transport = CurlTransport(Self.options())
    // The listener may take a moment to go.
    var refused = await Self.outcome(transport, Request(.get, server.url("/ok")))
    for _ in 0..<50 where Self.describe(refused) != "unreachable" {
      refused = await Self.outcome(transport, Request(.get, server.url("/ok")))
    }
    let unnamed = await Self.outcome(transport, Request(.get, "http://nowhere.invalid/ok"))
    #expect(Self.describe(refused) == "unreachable" && "\(refused)".contains("connection refused"))
    #expect(Self.describe(unnamed) == "unreachable" && "\(unnamed)".contains("does not resolve"))
  }

  @Test func `an answer keeps its fields in their order`() async throws {
    let server = try LoopbackServer(AnswerCases.scripts)
    defer { server.stop() }
    let response = try await CurlTransport(Self.options()).send(
      Request(.get, server.url("/interim")))
    #expect(
      response.fields.map { "\($0.name)=\($0.value)" } == ["X-A=1", "x-a=2", "Content-Length=2"])
  }
}
