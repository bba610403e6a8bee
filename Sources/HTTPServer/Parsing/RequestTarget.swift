import HTTP

/// Reads a request target and reduces it to origin-form (RFC 9112 section 3.2).
enum RequestTarget {
  static func parse(_ bytes: ArraySlice<UInt8>, method: Method) throws(Refusal) -> String {
    guard let first = bytes.first else { throw .malformed("The request target is empty.") }
    if first == UInt8(ascii: "/") {
      // RFC 9112 section 3.2.1: origin-form.
      try checkPathAndQuery(bytes)
      return String(decoding: bytes, as: UTF8.self)
    }
    if method.name == "CONNECT" {
      // RFC 9112 section 3.2.3: authority-form is for tunnels, which this server does not make.
      throw Refusal(.notImplemented, "CONNECT is not offered.")
    }
    return try parseAbsolute(bytes)
  }

  /// RFC 9112 section 3.2.2: absolute-form must be accepted, and its authority wins over Host.
  private static func parseAbsolute(_ bytes: ArraySlice<UInt8>) throws(Refusal) -> String {
    let scheme = bytes.prefix { $0 != UInt8(ascii: ":") }
    let name = scheme.map { Token.folded($0) }
    guard name.elementsEqual("http".utf8) || name.elementsEqual("https".utf8),
      bytes.dropFirst(scheme.count).starts(with: "://".utf8)
    else { throw .malformed("The request target is neither a path nor an http URL.") }
    let rest = bytes.dropFirst(scheme.count + 3)
    let authority = rest.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
    // RFC 9110 section 4.2.4: user information hides the real host; the grammar of Host has none.
    guard Authority.isValid(authority) else {
      throw .malformed("The host of the request target is not valid.")
    }
    let path = rest.dropFirst(authority.count)
    let text = path.first == UInt8(ascii: "/") ? Array(path) : [UInt8(ascii: "/")] + path
    try checkPathAndQuery(text[...])
    return String(decoding: text, as: UTF8.self)
  }

  private static func checkPathAndQuery(_ bytes: ArraySlice<UInt8>) throws(Refusal) {
    var segment = PathSegment()
    var inQuery = false
    var at = bytes.startIndex
    while at < bytes.endIndex {
      var byte = bytes[at]
      at += 1
      switch byte {
      case UInt8(ascii: "%"):
        // RFC 3986 section 2.1: two hexadecimal digits, always.
        guard at + 1 < bytes.endIndex, let high = URICharacter.hexadecimal(bytes[at]),
          let low = URICharacter.hexadecimal(bytes[at + 1])
        else { throw .malformed("The request target has a broken percent-encoding.") }
        byte = high << 4 | low
        at += 2
        guard byte != 0 else { throw .malformed("The request target has an encoded NUL.") }
        if !inQuery { try segment.add(byte) }
      case UInt8(ascii: "?") where !inQuery:
        try segment.end()
        inQuery = true
      case UInt8(ascii: "#"):
        // RFC 9112 section 3.2: a fragment is never sent.
        throw .malformed("The request target has a fragment.")
      default:
        let isAllowed =
          inQuery
          ? URICharacter.isQuery(byte) : URICharacter.isPath(byte) || byte == UInt8(ascii: "/")
        guard isAllowed else {
          throw .malformed("The request target has a character that must be percent-encoded.")
        }
        if !inQuery { try segment.add(byte) }
      }
    }
    if !inQuery { try segment.end() }
  }
}

/// Finds segments that would climb out of a path, however they are encoded.
private struct PathSegment {
  private var length = 0
  private var dots = 0

  /// An encoded slash or backslash separates too: some component behind would take it so.
  mutating func add(_ byte: UInt8) throws(Refusal) {
    if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") { return try end() }
    length += 1
    if byte == UInt8(ascii: ".") { dots += 1 }
  }

  mutating func end() throws(Refusal) {
    // RFC 3986 section 5.2.4 is for clients; what arrives with dot segments is an attempt.
    if length == dots && (dots == 1 || dots == 2) {
      throw .malformed("The request target has a dot segment.")
    }
    length = 0
    dots = 0
  }
}
