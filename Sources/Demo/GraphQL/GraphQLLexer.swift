import Formats

/// Cuts a document into tokens (GraphQL October 2021, section 2.1).
struct GraphQLLexer {
  enum Token: Equatable {
    case name(String)
    case number(String)
    case string(String)
    /// One of `! $ & ( ) : = @ [ ] { | }`.
    case mark(UInt8)
    case spread
    case end
  }

  private let bytes: [UInt8]
  private var at = 0
  /// Where the last token began.
  private(set) var offset = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private var byte: UInt8? { at < bytes.count ? bytes[at] : nil }

  mutating func next() throws(GraphQLError) -> Token {
    skipIgnored()
    offset = at
    guard let byte else { return .end }
    switch byte {
    case UInt8(ascii: "_"),
      _ where ASCII.isLetter(byte):
      return .name(take { ASCII.isLetter($0) || ASCII.isDigit($0) || $0 == UInt8(ascii: "_") })
    case ASCII.minus,
      _ where ASCII.isDigit(byte):
      let text = take {
        ASCII.isLetter($0) || ASCII.isDigit($0) || [ASCII.minus, ASCII.dot, 0x2B].contains($0)
      }
      guard (try? JSON.parse(Array(text.utf8))) != nil else { throw mistake("number \(text)") }
      return .number(text)
    case ASCII.quote: return try string()
    case ASCII.dot where bytes[at...].starts(with: [ASCII.dot, ASCII.dot, ASCII.dot]):
      at += 3
      return .spread
    case _ where "!$&():=@[]{|}".utf8.contains(byte):
      at += 1
      return .mark(byte)
    default: throw mistake("character")
    }
  }

  private func mistake(_ what: String) -> GraphQLError {
    GraphQLError(message: "Parse error on unexpected \(what)", offset: offset)
  }

  /// White space, commas and comments (section 2.1.1 to 2.1.5).
  private mutating func skipIgnored() {
    while let byte {
      switch byte {
      case ASCII.space, ASCII.tab, ASCII.lineFeed, ASCII.carriageReturn, ASCII.comma: at += 1
      case UInt8(ascii: "#"):
        _ = take { $0 != ASCII.lineFeed && $0 != ASCII.carriageReturn }
      default: return
      }
    }
  }

  private mutating func take(_ belongs: (UInt8) -> Bool) -> String {
    let start = at
    while let byte, belongs(byte) { at += 1 }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  /// A quoted string: its escapes are those of JSON (section 2.9.4).
  private mutating func string() throws(GraphQLError) -> Token {
    at += 1
    while let byte, byte != ASCII.quote, byte != ASCII.lineFeed {
      at += byte == ASCII.backslash ? 2 : 1
    }
    at += 1
    guard at <= bytes.count, let text = try? JSON.parse(Array(bytes[offset..<at])).string,
      byte != ASCII.quote || !text.isEmpty
    else { throw mistake("string") }
    return .string(text)
  }
}
