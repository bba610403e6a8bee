import HTTP

/// `method SP request-target SP HTTP-version` (RFC 9112 section 3).
struct RequestLine {
  let method: Method
  let target: String
  let isHTTP11: Bool

  /// `line` is without its CRLF.
  init(_ line: ArraySlice<UInt8>) throws(Refusal) {
    let space = UInt8(ascii: " ")
    let name = line.prefix { Token.isCharacter($0) }
    // RFC 9110 section 9.1: the method is a token.
    guard !name.isEmpty, line.dropFirst(name.count).first == space else {
      throw .malformed("The request line does not begin with a method.")
    }
    // RFC 9112 section 3: longer than any method that exists is 501.
    guard name.count <= 32 else { throw Refusal(.notImplemented, "The method is not known.") }
    method = Method(String(decoding: name, as: UTF8.self))

    let rest = line.dropFirst(name.count + 1)
    let address = rest.prefix { $0 != space }
    // RFC 9112 section 3: one space each; without a version it would be HTTP/0.9.
    guard rest.count > address.count else {
      throw .malformed("The request line has no HTTP version.")
    }
    isHTTP11 = try Self.version(rest.dropFirst(address.count + 1))
    target = try RequestTarget.parse(address, method: method)
  }

  /// RFC 9112 section 2.3: case-sensitive, one digit each.
  private static func version(_ bytes: ArraySlice<UInt8>) throws(Refusal) -> Bool {
    let at = bytes.startIndex
    guard bytes.count == 8, bytes.starts(with: "HTTP/".utf8), bytes[at + 6] == UInt8(ascii: "."),
      Decimal.parse(bytes[(at + 5)...(at + 5)]) != nil,
      Decimal.parse(bytes[(at + 7)...(at + 7)]) != nil
    else { throw .malformed("The request line has no valid HTTP version.") }
    switch (bytes[at + 5], bytes[at + 7]) {
    case (UInt8(ascii: "1"), UInt8(ascii: "1")): return true
    case (UInt8(ascii: "1"), UInt8(ascii: "0")): return false
    // RFC 9110 section 15.6.6.
    default: throw Refusal(.versionNotSupported, "Only HTTP/1.1 and HTTP/1.0 are spoken here.")
    }
  }
}
