import Formats

extension JMESPath {
  /// Cuts the bytes of an expression into tokens.
  struct Lexer {
    let bytes: [UInt8]
    var at = 0

    /// All tokens, the last one `.end`.
    static func tokens(of text: String) throws(JMESPathError) -> [Token] {
      var lexer = Lexer(bytes: Array(text.utf8))
      var tokens: [Token] = []
      while let token = try lexer.next() {
        guard tokens.count < Limit.tokens else {
          throw JMESPathError(
            .syntax, "longer than \(Limit.tokens) words and signs", at: token.offset)
        }
        tokens.append(token)
      }
      tokens.append(Token(kind: .end, offset: lexer.bytes.count))
      return tokens
    }

    var byte: UInt8? { at < bytes.count ? bytes[at] : nil }

    private mutating func next() throws(JMESPathError) -> Token? {
      while let byte, Self.isBlank(byte) { at += 1 }
      guard let byte else { return nil }
      let start = at
      return Token(kind: try kind(of: byte, at: start), offset: start)
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
      byte == ASCII.space || byte == ASCII.tab || byte == ASCII.lineFeed
        || byte == ASCII.carriageReturn
    }

    private mutating func kind(of byte: UInt8, at start: Int) throws(JMESPathError) -> Token.Kind {
      switch byte {
      case ASCII.quote: return .quotedIdentifier(try quotedIdentifier())
      case ASCII.apostrophe: return .literal(.string(try rawString()))
      case UInt8(ascii: "`"): return .literal(try literal())
      case UInt8(ascii: "$"): return variable()
      case ASCII.minus, 0x30...0x39: return .number(try number())
      case _ where Self.startsWord(byte): return .identifier(word())
      default:
        at += 1
        guard let kind = sign(byte) else { throw unknown(byte, at: start) }
        return kind
      }
    }

    private mutating func sign(_ byte: UInt8) -> Token.Kind? {
      switch byte {
      case ASCII.dot: .dot
      case UInt8(ascii: "*"): .star
      case ASCII.comma: .comma
      case ASCII.colon: .colon
      case UInt8(ascii: "@"): .current
      case UInt8(ascii: "("): .openParenthesis
      case UInt8(ascii: ")"): .closeParenthesis
      case ASCII.openBrace: .openBrace
      case ASCII.closeBrace: .closeBrace
      case ASCII.closeBracket: .closeBracket
      case ASCII.openBracket:
        take(ASCII.closeBracket) ? .flatten : take(UInt8(ascii: "?")) ? .filter : .openBracket
      case UInt8(ascii: "|"): take(byte) ? .or : .pipe
      case UInt8(ascii: "&"): take(byte) ? .and : .ampersand
      case UInt8(ascii: "!"): take(ASCII.equals) ? .comparator(.notEqual) : .not
      case ASCII.equals: take(ASCII.equals) ? .comparator(.equal) : .assign
      case UInt8(ascii: "<"): .comparator(take(ASCII.equals) ? .lessOrEqual : .less)
      case UInt8(ascii: ">"): .comparator(take(ASCII.equals) ? .greaterOrEqual : .greater)
      default: nil
      }
    }

    private mutating func take(_ expected: UInt8) -> Bool {
      guard byte == expected else { return false }
      at += 1
      return true
    }

    private func unknown(_ byte: UInt8, at start: Int) -> JMESPathError {
      guard byte > 0x20, byte < 0x7F else {
        return JMESPathError(
          .syntax, "a name with other characters than A-Z, a-z, 0-9 and _ needs double quotes",
          at: start)
      }
      let sign = String(Character(Unicode.Scalar(byte)))
      return JMESPathError(.syntax, "\(sign) has no meaning here", at: start)
    }

    static func startsWord(_ byte: UInt8) -> Bool {
      ASCII.isLetter(byte) || byte == UInt8(ascii: "_")
    }

    private mutating func word() -> String {
      let start = at
      while let byte, Self.startsWord(byte) || ASCII.isDigit(byte) { at += 1 }
      return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    private mutating func variable() -> Token.Kind {
      at += 1
      guard let byte, Self.startsWord(byte) else { return .root }
      return .variable(word())
    }

    private mutating func number() throws(JMESPathError) -> Int {
      let start = at
      at += 1
      while let byte, ASCII.isDigit(byte) { at += 1 }
      let text = String(decoding: bytes[start..<at], as: UTF8.self)
      guard text != "-" else {
        throw JMESPathError(.syntax, "a digit is expected after -", at: start)
      }
      guard let value = Int(text) else {
        throw JMESPathError(.syntax, "the number is too large for an index", at: start)
      }
      return value
    }
  }
}
