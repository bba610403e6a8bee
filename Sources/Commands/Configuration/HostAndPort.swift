import Formats

/// Where something listens: `127.0.0.1:8085`, `localhost:8085` or `[::1]:8085`.
package struct HostAndPort: Sendable, Equatable, CustomStringConvertible {
  /// The host without brackets.
  package let host: String
  package let port: Int

  package init(host: String, port: Int) {
    self.host = host
    self.port = port
  }

  /// Nil where the text is not of that form.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard let colon = bytes.lastIndex(of: ASCII.colon),
      let port = Self.port(bytes[(colon + 1)...]),
      let host = Self.host(bytes[..<colon])
    else { return nil }
    self.init(host: host, port: port)
  }

  /// A host as it stands in a URL or before a port; an IPv6 address is in brackets.
  static func host(_ bytes: ArraySlice<UInt8>) -> String? {
    guard let first = bytes.first, let last = bytes.last else { return nil }
    if first == ASCII.openBracket {
      let inner = bytes.dropFirst().dropLast()
      guard last == ASCII.closeBracket, inner.contains(ASCII.colon),
        inner.allSatisfy({
          ASCII.hexValue($0) != nil || $0 == ASCII.colon || $0 == ASCII.dot
        })
      else { return nil }
      return String(decoding: inner, as: UTF8.self)
    }
    let isName = bytes.allSatisfy {
      ASCII.isLetter($0) || ASCII.isDigit($0) || $0 == ASCII.dot || $0 == ASCII.minus
    }
    return isName ? String(decoding: bytes, as: UTF8.self) : nil
  }

  static func port(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard !bytes.isEmpty, bytes.count <= 5, bytes.allSatisfy({ ASCII.isDigit($0) }) else {
      return nil
    }
    let port = bytes.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return port <= 65535 ? port : nil
  }

  /// Whether only this machine can reach it.
  package var isLoopback: Bool { Self.isLoopback(host) }

  static func isLoopback(_ host: String) -> Bool {
    if host == "::1" || host.utf8.map({ ASCII.lowered($0) }) == Array("localhost".utf8) {
      return true
    }
    let parts = host.utf8.split(separator: ASCII.dot, omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0].elementsEqual("127".utf8)
      && parts.allSatisfy { part in
        !part.isEmpty && part.count <= 3 && part.allSatisfy { ASCII.isDigit($0) }
      }
  }

  package var description: String {
    host.utf8.contains(ASCII.colon) ? "[\(host)]:\(port)" : "\(host):\(port)"
  }
}
