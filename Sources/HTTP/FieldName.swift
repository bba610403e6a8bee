/// A field name (RFC 9110 section 5.1) that was checked once; compared without case.
package struct FieldName: Sendable, CustomStringConvertible {
  package let spelling: String
  /// The bytes in lower case, by which names are compared.
  let folded: [UInt8]

  /// Nil if it is not a token.
  package init?(_ spelling: String) {
    guard !spelling.isEmpty, spelling.utf8.allSatisfy({ Token.isCharacter($0) }) else { return nil }
    self.init(checked: spelling)
  }

  /// For bytes that are known to be a token.
  init(checked spelling: String) {
    self.spelling = spelling
    folded = spelling.utf8.map { Token.folded($0) }
  }

  /// A name that the source spells, which must be a token.
  package init(known spelling: StaticString) { self.init(checked: "\(spelling)") }

  package static let accept = FieldName(known: "Accept")
  package static let allow = FieldName(known: "Allow")
  package static let authorization = FieldName(known: "Authorization")
  package static let cacheControl = FieldName(known: "Cache-Control")
  package static let connection = FieldName(known: "Connection")
  package static let contentLength = FieldName(known: "Content-Length")
  package static let contentType = FieldName(known: "Content-Type")
  package static let date = FieldName(known: "Date")
  package static let etag = FieldName(known: "ETag")
  package static let expect = FieldName(known: "Expect")
  package static let host = FieldName(known: "Host")
  package static let ifNoneMatch = FieldName(known: "If-None-Match")
  package static let link = FieldName(known: "Link")
  package static let location = FieldName(known: "Location")
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
