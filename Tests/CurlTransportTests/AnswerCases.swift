import CurlTransport
import TestSupport

/// An answer as a server sends it, and what must become of it.
struct AnswerCase {
  let path: String
  let steps: [LoopbackServer.Step]
  let expected: String
  let change: (inout TransportOptions) -> Void

  init(
    _ path: String, _ expected: String, _ steps: [LoopbackServer.Step],
    change: @escaping (inout TransportOptions) -> Void = { _ in }
  ) {
    self.path = path
    self.expected = expected
    self.steps = steps
    self.change = change
  }
}

enum AnswerCases {
  static var scripts: [String: [LoopbackServer.Step]] {
    Dictionary(uniqueKeysWithValues: all.map { ($0.path, $0.steps) })
  }

  private static let ok = "HTTP/1.1 200 OK\r\n"
  private static func encoded(_ body: [UInt8], _ coding: String = "gzip") -> LoopbackServer.Step {
    .send(
      Array("\(ok)Content-Encoding: \(coding)\r\nContent-Length: \(body.count)\r\n\r\n".utf8)
        + body)
  }
  /// `hello`, as gzip -n writes it.
  static let gzip: [UInt8] = [
    0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0, 0x03, 0xCB, 0x48, 0xCD, 0xC9, 0xC9, 0x07, 0, 0x86, 0xA6,
    0x10, 0x36, 0x05, 0, 0, 0,
  ]

  static var all: [AnswerCase] {
    [
      AnswerCase("/ok", "200 hi", [.text("\(ok)Content-Length: 2\r\n\r\nhi")]),
      AnswerCase("/head", "200 hi", [.text("\(ok)Content-Length: 2\r\n\r\nhi")]),
      AnswerCase(
        "/interim", "200 hi",
        [
          .text("HTTP/1.1 103 Early Hints\r\nX-Early: 1\r\nContent-Length: 9\r\n\r\n"),
          .text("\(ok)X-A: 1\r\nx-a:  2 \r\nContent-Length: 2\r\n\r\nhi"),
        ]),
      AnswerCase(
        "/chunked", "200 hello",
        [.text("\(ok)Transfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3\r\nllo\r\n0\r\nX-T: 1\r\n\r\n")]
      ),
      AnswerCase("/until/close", "200 hi", [.text("\(ok)\r\nhi")]),
      AnswerCase(
        "/html", "500 <html>", [.text("HTTP/1.1 500 Oops\r\nContent-Length: 6\r\n\r\n<html>")]),
      AnswerCase("/none", "204 ", [.text("HTTP/1.1 204 No Content\r\n\r\n")]),
      AnswerCase("/gzip", "200 hello", [encoded(gzip)]),
      AnswerCase("/gzip/garbage", "malformed", [encoded(Array("this is not gzip".utf8))]),
      AnswerCase("/gzip/empty", "200 ", [encoded([])]),
      AnswerCase("/gzip/cut", "cut", [encoded(Array(gzip.dropLast(8)))]),
      AnswerCase("/gzip/twice", "malformed", [encoded(gzip, "gzip, gzip")]),
      AnswerCase("/deflate", "malformed", [encoded(gzip, "deflate")]),
      AnswerCase("/identity", "200 hello", [encoded(Array("hello".utf8), "identity")]),
      AnswerCase(
        "/gzip/transfer", "malformed",
        [.text("\(ok)Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n")]),
      AnswerCase(
        "/gzip/bomb", "tooLarge", [encoded(gzipBomb)], change: { $0.bodyBytes = 100_000 }),
      AnswerCase(
        "/length/twice", "malformed",
        [.text("\(ok)Content-Length: 2\r\nContent-Length: 1\r\n\r\nhi")]),
      AnswerCase("/length/signed", "malformed", [.text("\(ok)Content-Length: +2\r\n\r\nhi")]),
      AnswerCase("/length/spaced", "malformed", [.text("\(ok)Content-Length : 2\r\n\r\nhi")]),
      AnswerCase("/cut/close", "cut", [.text("\(ok)Content-Length: 20\r\n\r\nhi")]),
      AnswerCase(
        "/cut/chunk/close", "cut", [.text("\(ok)Transfer-Encoding: chunked\r\n\r\n9\r\nhi")]),
      AnswerCase("/silent/close", "cut", [.pause(milliseconds: 1)]),
      AnswerCase("/reset", "cut", [.text("\(ok)Content-Length: 20\r\n\r\nhi"), .reset]),
      AnswerCase("/old", "malformed", [.text("{\"items\":[],\"next\":null}\r\n\r\n")]),
      AnswerCase("/status", "malformed", [.text("HTTP/1.1 xyz\r\n\r\n")]),
      AnswerCase(
        "/head/lines", "tooLarge",
        [.text(ok), .flood(Array("X-Many: \(padding)\r\n".utf8), times: 100_000)]),
      AnswerCase(
        "/head/line", "tooLarge",
        [.text("\(ok)X-Long: "), .flood(Array(padding.utf8), times: 100_000)]),
      AnswerCase(
        "/head/interim", "tooLarge",
        [.flood(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8), times: 100_000)]),
      AnswerCase(
        "/body/announced", "tooLarge", [.text("\(ok)Content-Length: 99999999999\r\n\r\n")]),
      AnswerCase(
        "/body/chunks", "tooLarge",
        [
          .text("\(ok)Transfer-Encoding: chunked\r\n\r\n"),
          .flood(Array("c8\r\n\(padding)\r\n".utf8), times: 100_000),
        ], change: { $0.bodyBytes = 1_000_000 }),
      AnswerCase("/drip", "timedOut", [.drip], change: { $0.lowSpeedSeconds = 1 }),
      AnswerCase(
        "/hang", "timedOut", [.pause(milliseconds: 4_000)], change: { $0.totalSeconds = 1 }),
    ]
  }

  private static let padding = String(repeating: "v", count: 200)

  /// Ten megabytes of zeros in ten kilobytes.
  private static let gzipBomb =
    (try? Program.output("head -c 10000000 /dev/zero | gzip -9n")) ?? []
}
