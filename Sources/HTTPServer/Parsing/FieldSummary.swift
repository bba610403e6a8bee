import HTTP

/// What the field lines read so far say, as far as the connection itself must know.
struct FieldSummary {
  private(set) var places: [HeaderFields.Place] = []
  private(set) var hasHost = false
  private(set) var contentLength: Int?
  private(set) var isChunked = false
  private(set) var wantsClose = false
  private(set) var wantsKeepAlive = false
  private(set) var expectsContinue = false

  init() { places.reserveCapacity(16) }

  /// `start` is where the bytes begin that the places will be counted in.
  mutating func add(
    _ line: FieldLine, in bytes: [UInt8], from start: Int, isHTTP11: Bool
  ) throws(Refusal) {
    places.append(
      HeaderFields.Place(
        name: (line.name.lowerBound - start)..<(line.name.upperBound - start),
        value: (line.value.lowerBound - start)..<(line.value.upperBound - start)))
    let name = bytes[line.name]
    let value = bytes[line.value]
    switch name.count {
    case 4 where Self.equals(name, "host"):
      // RFC 9112 section 3.2: at most one, and valid.
      guard !hasHost else { throw .malformed("The request has more than one Host field.") }
      guard Authority.isValid(value) else { throw .malformed("The Host field is not valid.") }
      hasHost = true
    case 14 where Self.equals(name, "content-length"):
      try addContentLength(value)
    case 17 where Self.equals(name, "transfer-encoding"):
      try addTransferEncoding(value, isHTTP11: isHTTP11)
    case 10 where Self.equals(name, "connection"):
      // RFC 9110 section 7.6.1: a list, over all its lines, case-insensitive.
      for option in value.split(separator: UInt8(ascii: ",")) {
        let word = Self.trimmed(option)
        if Self.equals(word, "close") { wantsClose = true }
        if Self.equals(word, "keep-alive") { wantsKeepAlive = true }
      }
    case 6 where Self.equals(name, "expect"):
      // RFC 9110 section 10.1.1: the one expectation there is; HTTP/1.0 has none.
      guard isHTTP11 else { return }
      guard Self.equals(value, "100-continue") else {
        throw Refusal(Status(417), "The only expectation that can be met is 100-continue.")
      }
      expectsContinue = true
    default: break
    }
  }

  private mutating func addContentLength(_ value: ArraySlice<UInt8>) throws(Refusal) {
    // RFC 9112 section 6.3 rule 5 allows equal repetitions; refused, no honest client sends them.
    guard contentLength == nil else {
      throw .malformed("The request has more than one Content-Length field.")
    }
    guard let length = Decimal.parse(value) else {
      throw .malformed("The Content-Length field is not a number.")
    }
    contentLength = length
  }

  private mutating func addTransferEncoding(
    _ value: ArraySlice<UInt8>, isHTTP11: Bool
  ) throws(Refusal) {
    // RFC 9112 section 6.1: in HTTP/1.0 the framing is faulty.
    guard isHTTP11 else { throw .malformed("HTTP/1.0 has no Transfer-Encoding.") }
    guard !isChunked else {
      throw .malformed("The request has more than one Transfer-Encoding field.")
    }
    if !Self.equals(value, "chunked") {
      // RFC 9112 section 6.1: a coding that is not known under a final chunked is 501;
      // section 6.3 rule 4: a final coding other than chunked is 400.
      let last = value.lastIndex(of: UInt8(ascii: ",")).map { Self.trimmed(value[($0 + 1)...]) }
      if let last, Self.equals(last, "chunked") {
        throw Refusal(.notImplemented, "The only transfer coding is chunked.")
      }
      throw .malformed("The Transfer-Encoding field is not chunked.")
    }
    isChunked = true
  }

  static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes.drop { FieldLine.isBlank($0) }
    while let last = bytes.last, FieldLine.isBlank(last) { bytes.removeLast() }
    return bytes
  }

  /// `text` is in lower case; only ASCII letters are equal to their capitals.
  static func equals(_ bytes: ArraySlice<UInt8>, _ text: String) -> Bool {
    guard bytes.count == text.utf8.count else { return false }
    return bytes.elementsEqual(text.utf8) { Token.folded($0) == $1 }
  }
}
