import HTTP

/// Collects the field lines of an answer as libcurl hands them over, one call per line.
struct AnswerHead {
  enum Fault {
    case tooLarge
    case malformed(String)
  }

  private enum State {
    case awaitingStatus, fields, ended
  }

  private let limit: Int
  private var total = 0
  private var state = State.awaitingStatus
  private var length: [UInt8]?
  private(set) var fields = HeaderFields()

  init(limit: Int) { self.limit = limit }

  /// Takes a line with its end; an interim answer's fields are forgotten by the next status line.
  mutating func take(_ line: [UInt8]) -> Fault? {
    total += line.count
    if total > limit { return .tooLarge }
    var line = line[...]
    while let last = line.last, last == 0x0A || last == 0x0D { line.removeLast() }
    if line.starts(with: Self.version), state != .fields {
      state = .fields
      fields = HeaderFields()
      length = nil
      return nil
    }
    // Trailers (RFC 9112 section 7.1.2) come after the body and are no part of the head.
    guard state == .fields else { return nil }
    if line.isEmpty {
      state = .ended
      return nil
    }
    return field(line)
  }

  private static let chunked = Array("chunked".utf8)
  private static let version = Array("HTTP/".utf8)

  private mutating func field(_ line: ArraySlice<UInt8>) -> Fault? {
    // RFC 9112 section 5.1 and 5.2: no space before the colon, no folded lines.
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")),
      let name = FieldName(String(decoding: line[..<colon], as: UTF8.self))
    else { return .malformed("a field line that is not HTTP") }
    let value = Self.trimmed(line[(colon + 1)...])
    if name == .contentLength {
      // RFC 9112 section 6.3: lengths that differ make the end of the answer a guess.
      guard !value.isEmpty, value.allSatisfy({ 0x30...0x39 ~= $0 }) else {
        return .malformed("a Content-Length that is not a number")
      }
      if let length, length != Array(value) { return .malformed("two different Content-Lengths") }
      length = Array(value)
    }
    if name == .transferEncoding, !value.map({ $0 | 0x20 }).elementsEqual(Self.chunked) {
      // RFC 9112 section 7.4: another coding is only sent to who asked for it.
      return .malformed("a Transfer-Encoding that was not asked for")
    }
    fields.append(name, String(decoding: value, as: UTF8.self))
    return nil
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes
    while let first = bytes.first, first == 0x20 || first == 0x09 { bytes.removeFirst() }
    while let last = bytes.last, last == 0x20 || last == 0x09 { bytes.removeLast() }
    return bytes
  }
}
