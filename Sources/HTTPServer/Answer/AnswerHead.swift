import HTTP

/// What the server itself says in front of an answer's body.
struct AnswerHead {
  var status: Status
  /// Nil where the answer has no content by its status.
  var length: Int?
  /// What the answer says about the connection; nil where HTTP/1.1 needs no words.
  var connection: Word?

  enum Word {
    case close
    case keepAlive
  }

  init(status: Status, bodyCount: Int, persists: Bool, isHTTP11: Bool) {
    self.status = status
    // RFC 9110 section 8.6: no Content-Length with 204; with 304 it may be left out.
    length = status == .noContent || status == .notModified ? nil : bodyCount
    // RFC 9112 section 9.6, and section 9.3 for HTTP/1.0.
    connection = persists ? (isHTTP11 ? nil : .keepAlive) : .close
  }

  /// `fields` are the handler's lines, each ended by CRLF.
  func render(date: [UInt8], fields: [UInt8], into bytes: inout [UInt8]) {
    bytes.removeAll(keepingCapacity: true)
    bytes.append(contentsOf: "HTTP/1.1 ".utf8)
    Decimal.append(status.code, to: &bytes)
    bytes.append(UInt8(ascii: " "))
    bytes.append(contentsOf: status.reason.utf8)
    bytes.append(contentsOf: "\r\nDate: ".utf8)
    bytes.append(contentsOf: date)
    bytes.append(contentsOf: "\r\n".utf8)
    bytes.append(contentsOf: fields)
    if let length {
      bytes.append(contentsOf: "Content-Length: ".utf8)
      Decimal.append(length, to: &bytes)
      bytes.append(contentsOf: "\r\n".utf8)
    }
    switch connection {
    case .close: bytes.append(contentsOf: "Connection: close\r\n".utf8)
    case .keepAlive: bytes.append(contentsOf: "Connection: keep-alive\r\n".utf8)
    case nil: break
    }
    bytes.append(contentsOf: "\r\n".utf8)
  }

  static let interim = Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)
}
