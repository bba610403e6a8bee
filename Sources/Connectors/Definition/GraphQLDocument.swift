internal import Formats

/// Decides whether a GraphQL document only reads (GraphQL, October 2021, section 2).
struct GraphQLDocument {
  private let bytes: [UInt8]
  private var at = 0

  private init(_ document: String) { bytes = Array(document.utf8) }

  /// True if every definition at the top level is a query, a fragment or a bare selection.
  static func onlyReads(_ document: String) -> Bool {
    var reader = GraphQLDocument(document)
    return reader.onlyReads()
  }

  private mutating func onlyReads() -> Bool {
    var open: [UInt8] = []
    // A definition begins with the document, and after the brace that ends another.
    var isAtStart = true
    var selections = 0
    while at < bytes.count {
      let byte = bytes[at]
      switch byte {
      case UInt8(ascii: "#"): skipComment()
      case ASCII.quote:
        guard !isAtStart, skipString() else { return false }
      case ASCII.openBrace, UInt8(ascii: "("), ASCII.openBracket:
        if open.isEmpty, byte == ASCII.openBrace { selections += 1 }
        open.append(byte)
        isAtStart = false
        at += 1
      case ASCII.closeBrace, UInt8(ascii: ")"), ASCII.closeBracket:
        guard let opener = open.popLast(), Self.closer(of: opener) == byte else { return false }
        isAtStart = open.isEmpty && byte == ASCII.closeBrace
        at += 1
      case _ where Self.isName(byte):
        let word = bytes[at...].prefix { Self.isName($0) || ASCII.isDigit($0) }
        if isAtStart, !["query", "fragment"].contains(where: { word.elementsEqual($0.utf8) }) {
          return false
        }
        isAtStart = false
        at = word.endIndex
      default: at += 1
      }
    }
    return open.isEmpty && isAtStart && selections > 0
  }

  /// A comment ends with any line terminator, a carriage return too (section 2.1.4).
  private mutating func skipComment() {
    while at < bytes.count, bytes[at] != ASCII.lineFeed, bytes[at] != ASCII.carriageReturn {
      at += 1
    }
  }

  /// Past a string or block string (section 2.9.4); false where it is not closed.
  private mutating func skipString() -> Bool {
    let block = [ASCII.quote, ASCII.quote, ASCII.quote]
    let isBlock = bytes[at...].starts(with: block)
    at += isBlock ? 3 : 1
    while at < bytes.count {
      let rest = bytes[at...]
      if rest.starts(with: isBlock ? block : [ASCII.quote]) {
        at += isBlock ? 3 : 1
        return true
      }
      if isBlock {
        at += rest.starts(with: [ASCII.backslash] + block) ? 4 : 1
      } else {
        // A string ends on its line: what looks like one that does not is refused.
        if bytes[at] == ASCII.lineFeed || bytes[at] == ASCII.carriageReturn { return false }
        at += bytes[at] == ASCII.backslash ? 2 : 1
      }
    }
    return false
  }

  private static func closer(of opener: UInt8) -> UInt8 {
    switch opener {
    case ASCII.openBrace: ASCII.closeBrace
    case ASCII.openBracket: ASCII.closeBracket
    default: UInt8(ascii: ")")
    }
  }

  private static func isName(_ byte: UInt8) -> Bool {
    ASCII.isLetter(byte) || byte == UInt8(ascii: "_")
  }
}
