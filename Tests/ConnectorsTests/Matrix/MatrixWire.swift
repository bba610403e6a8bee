import CurlTransport
import Files
import Formats
import HTTP
import TestSupport

/// What becomes of the bytes of the middle page between a server and the real transport.
enum MatrixWire: String, CaseIterable {
  case honest = "an honest answer"
  case packed = "gzip"
  case bomb = "gzip bomb"
  case cutPacked = "cut gzip"
  case garbage = "gzip that is none"
  case cut = "cut body"
  case cutChunk = "cut chunk"
  case reset
  case twoLengths = "two lengths"

  private static let mark = "X-Middle"

  /// The truth, with a mark on the page where the wire lies.
  private var lie: MatrixLie {
    MatrixLie(
      name: "on the wire: \(rawValue)",
      garble: { response, ask, style in
        guard ask.page == style.middle, let mark = FieldName(Self.mark) else { return }
        response.fields.append(mark, "yes")
      }, isRetried: true)
  }

  /// The cell of a style: its lie and what comes of a pull over sockets.
  func outcome(_ style: MatrixStyle) async throws -> (lie: String, MatrixCell.Outcome) {
    let app = MatrixApp(style, lie, nil)
    let server = try LoopbackServer { request in steps(app, request) }
    defer { server.stop() }
    var options = TransportOptions(userAgent: "matrix")
    options.allowHTTP = true
    options.allowPrivateNetwork = true
    options.bodyBytes = 1_000_000
    let outcome = try await MatrixCell(style: style, lie: lie)
      .outcome(CurlTransport(options), at: server.url(""))
    return (lie.name, outcome)
  }

  private func steps(_ app: MatrixApp, _ text: String) -> [LoopbackServer.Step] {
    guard let request = Self.request(text), let response = try? app.answer(request) else {
      return [.close]
    }
    // The server is not where the app says that it is.
    let host = text.split(separator: "\r\n").first { $0.hasPrefix("Host: ") }?.dropFirst(6) ?? ""
    func moved(_ text: String) -> String {
      text.replacing(MatrixApp.origin, with: "http://" + host)
    }
    var head = "HTTP/1.1 \(response.status.code) OK\r\n"
    for (name, value) in response.fields { head += "\(name.spelling): \(moved(value))\r\n" }
    let body = Array(moved(String(decoding: response.body, as: UTF8.self)).utf8)
    guard response.fields[Self.mark] != nil else { return Self.whole(head, body) }
    return lying(head, body)
  }

  private static func request(_ text: String) -> Request? {
    let words = text.split(separator: " ", maxSplits: 2)
    guard words.count == 3, let end = text.firstRange(of: "\r\n\r\n") else { return nil }
    var fields = HeaderFields()
    for line in text.split(separator: "\r\n") where line.hasPrefix("Authorization: ") {
      fields[.authorization] = String(line.dropFirst(15))
    }
    return Request(
      words[0] == "POST" ? .post : .get, MatrixApp.origin + words[1], fields: fields,
      body: Array(text[end.upperBound...].utf8))
  }

  private static func whole(
    _ head: String, _ body: [UInt8], length: Int? = nil
  ) -> [LoopbackServer.Step] {
    [.send(Array("\(head)Content-Length: \(length ?? body.count)\r\n\r\n".utf8) + body)]
  }

  private func lying(_ head: String, _ body: [UInt8]) -> [LoopbackServer.Step] {
    let coded = head + "Content-Encoding: gzip\r\n"
    let half = Array(body.prefix(body.count / 2))
    switch self {
    case .honest: return Self.whole(head, body)
    case .packed: return Self.whole(coded, Self.gzip(body))
    case .bomb: return Self.whole(coded, Self.gzipBomb)
    case .cutPacked: return Self.whole(coded, Array(Self.gzip(body).dropLast(9)))
    case .garbage: return Self.whole(coded, body)
    case .cut: return Self.whole(head, half, length: body.count) + [.close]
    case .cutChunk:
      let chunk = "Transfer-Encoding: chunked\r\n\r\n\(String(half.count, radix: 16))\r\n"
      return [.send(Array((head + chunk).utf8) + half + [13, 10]), .close]
    case .reset: return Self.whole(head, half, length: body.count) + [.reset]
    case .twoLengths: return Self.whole(head + "Content-Length: 1\r\n", body)
    }
  }

  private static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    var program = Program(["gzip", "-nc"])
    program.input = bytes
    return (try? program.run())?.output ?? []
  }

  /// Forty megabytes of zeros in forty kilobytes.
  private static let gzipBomb: [UInt8] = {
    let program = Program(["sh", "-c", "head -c 40000000 /dev/zero | gzip -9n"])
    return (try? program.run())?.output ?? []
  }()
}
