import Formats

/// The address under which clients reach the SCIM endpoint; every link in an answer begins with it.
package struct PublicURL: Sendable, Equatable, CustomStringConvertible {
  /// Without a slash at its end.
  package let description: String

  /// The address of a listener that has no proxy before it.
  package init(of listener: HostAndPort) { description = "http://\(listener)" }

  /// What is wrong with a URL, as the rest of a sentence about it.
  package struct Flaw: Error { let what: String }

  package init(_ text: String) throws(Flaw) {
    var bytes = Array(text.utf8)
    while bytes.last == ASCII.slash { bytes.removeLast() }
    let isSecure = bytes.starts(with: "https://".utf8)
    guard isSecure || bytes.starts(with: "http://".utf8) else {
      throw Flaw(what: "must begin with https://")
    }
    let rest = bytes.dropFirst(isSecure ? 8 : 7)
    let authority = rest.prefix { $0 != ASCII.slash }
    let path = rest.dropFirst(authority.count)
    guard let host = Self.host(authority) else {
      throw Flaw(what: "must be https://HOST, https://HOST:PORT or one of these with a /path")
    }
    guard path.allSatisfy({ Self.isPathByte($0) }), !path.contains([ASCII.slash, ASCII.slash])
    else {
      throw Flaw(what: "may have a path of letters, digits, - . _ ~ and /, and nothing after it")
    }
    guard isSecure || HostAndPort.isLoopback(host) else {
      throw Flaw(what: "may begin with http:// on 127.0.0.1 or localhost only: write https://")
    }
    description = String(decoding: bytes, as: UTF8.self)
  }

  private static func host(_ authority: ArraySlice<UInt8>) -> String? {
    if let host = HostAndPort.host(authority) { return host }
    guard let colon = authority.lastIndex(of: ASCII.colon),
      HostAndPort.port(authority[(colon + 1)...]) != nil
    else { return nil }
    return HostAndPort.host(authority[..<colon])
  }

  private static func isPathByte(_ byte: UInt8) -> Bool {
    ASCII.isLetter(byte) || ASCII.isDigit(byte) || "-._~/".utf8.contains(byte)
  }
}
