internal import Formats

/// Decides whether a GraphQL document only reads (GraphQL, October 2021, section 2.3).
enum GraphQLDocument {
  /// True if every definition at the top level is a query, a fragment or a bare selection.
  static func onlyReads(_ document: String) -> Bool {
    let bytes = Array(document.utf8)
    var depth = 0
    var at = 0
    var atStart = true
    while at < bytes.count {
      let byte = bytes[at]
      switch byte {
      case UInt8(ascii: "#"):
        while at < bytes.count, bytes[at] != ASCII.lineFeed { at += 1 }
      case ASCII.quote: at = endOfString(bytes, at)
      case ASCII.openBrace:
        depth += 1
        atStart = false
      case ASCII.closeBrace:
        depth -= 1
        atStart = depth == 0
      case _ where ASCII.isLetter(byte) || byte == UInt8(ascii: "_"):
        let word = bytes[at...].prefix {
          ASCII.isLetter($0) || ASCII.isDigit($0) || $0 == UInt8(ascii: "_")
        }
        if atStart {
          guard ["query", "fragment"].contains(String(decoding: word, as: UTF8.self)) else {
            return false
          }
          atStart = false
        }
        at += word.count - 1
      default: break
      }
      at += 1
    }
    return depth == 0
  }

  /// The position of the quote that ends a string or block string.
  private static func endOfString(_ bytes: [UInt8], _ start: Int) -> Int {
    let block = [ASCII.quote, ASCII.quote, ASCII.quote]
    if bytes[start...].starts(with: block) {
      var at = start + 3
      while at < bytes.count, !bytes[at...].starts(with: block) { at += 1 }
      return at + 2
    }
    var at = start + 1
    while at < bytes.count, bytes[at] != ASCII.quote {
      at += bytes[at] == ASCII.backslash ? 2 : 1
    }
    return at
  }
}
