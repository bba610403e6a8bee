/// A field name (RFC 9110 section 5.1) that was checked once; compared without case.
package struct FieldName: Sendable, CustomStringConvertible {
  package let spelling: String
  private let folded: [UInt8]

  /// Nil if it is not a token.
  package init?(_ spelling: String) {
    guard !spelling.isEmpty, spelling.utf8.allSatisfy({ Token.isCharacter($0) }) else { return nil }
    self.spelling = spelling
    folded = spelling.utf8.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
  }

  private init(known spelling: StaticString) {
    self.spelling = "\(spelling)"
    folded = self.spelling.utf8.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
  }

  package static let accept = FieldName(known: "Accept")
  package static let allow = FieldName(known: "Allow")
  package static let authorization = FieldName(known: "Authorization")
  package static let connection = FieldName(known: "Connection")
  package static let contentLength = FieldName(known: "Content-Length")
  package static let contentType = FieldName(known: "Content-Type")
  package static let date = FieldName(known: "Date")
  package static let etag = FieldName(known: "ETag")
  package static let expect = FieldName(known: "Expect")
  package static let host = FieldName(known: "Host")
  package static let ifNoneMatch = FieldName(known: "If-None-Match")
  package static let link = FieldName(known: "Link")
  package static let retryAfter = FieldName(known: "Retry-After")
  package static let transferEncoding = FieldName(known: "Transfer-Encoding")
  package static let userAgent = FieldName(known: "User-Agent")
  package static let wwwAuthenticate = FieldName(known: "WWW-Authenticate")

  package var description: String { spelling }
}

extension FieldName: Hashable {
  package static func == (left: FieldName, right: FieldName) -> Bool { left.folded == right.folded }
  package func hash(into hasher: inout Hasher) { hasher.combine(folded) }
}

/// The token alphabet (RFC 9110 section 5.6.2).
package enum Token {
  package static func isCharacter(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2E, 0x5E, 0x5F, 0x60, 0x7C, 0x7E: true
    default: false
    }
  }
}
