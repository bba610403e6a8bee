/// The grammar of strings and numbers.
extension JSONTape {
  /// Moves from an opening quote past the closing one (RFC 8259 section 7); true if there are
  /// escapes between them.
  static func string(_ bytes: Span<UInt8>, _ at: inout Int) throws(FormatError) -> Bool {
    let start = at
    var isEscaped = false
    at &+= 1
    while true {
      at = JSONStringScan.endOfPlainASCII(bytes, from: at)
      guard at < bytes.count else { throw FormatError("a string without its end quote", at: start) }
      switch bytes[at] {
      case ASCII.quote:
        at &+= 1
        return isEscaped
      case ASCII.backslash:
        isEscaped = true
        try escape(bytes, &at)
      case 0x80...:
        guard let length = UTF8Sequence.length(in: bytes, at: at) else {
          throw FormatError("a string that is not UTF-8", at: at)
        }
        at &+= length
      default: throw FormatError("a control character in a string that is not escaped", at: at)
      }
    }
  }

  private static func escape(_ bytes: Span<UInt8>, _ at: inout Int) throws(FormatError) {
    let start = at
    guard at &+ 1 < bytes.count else { throw FormatError("the JSON text ends too early", at: at) }
    switch bytes[at &+ 1] {
    case ASCII.quote, ASCII.backslash, ASCII.slash, UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      at &+= 2
    case UInt8(ascii: "u"):
      guard let unit = hexadecimal(bytes, at: at &+ 2) else {
        throw FormatError("\\u without four hexadecimal digits", at: start)
      }
      at &+= 6
      guard unit & 0xF800 == 0xD800 else { return }
      // Half a pair names no character (RFC 8259 section 8.2); it could not be stored as UTF-8.
      guard unit < 0xDC00, at &+ 1 < bytes.count, bytes[at] == ASCII.backslash,
        bytes[at &+ 1] == UInt8(ascii: "u"), let low = hexadecimal(bytes, at: at &+ 2),
        low & 0xFC00 == 0xDC00
      else { throw FormatError("half of a surrogate pair", at: start) }
      at &+= 6
    default: throw FormatError("an unknown escape in a string", at: start)
    }
  }

  /// Four hexadecimal digits from `start` on, or nil.
  static func hexadecimal(_ bytes: Span<UInt8>, at start: Int) -> UInt32? {
    guard start &+ 4 <= bytes.count else { return nil }
    var value: UInt32 = 0
    for at in start..<start &+ 4 {
      guard let digit = ASCII.hexValue(bytes[at]) else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }

  /// Moves past a number (RFC 8259 section 6); its text is kept, its size does not matter.
  static func number(_ bytes: Span<UInt8>, _ at: inout Int) throws(FormatError) {
    let start = at
    if bytes[at] == ASCII.minus { at &+= 1 }
    let whole = at
    guard digits(bytes, &at) else { throw FormatError("a number without digits", at: start) }
    guard bytes[whole] != 0x30 || at == whole &+ 1 else {
      throw FormatError("a number that begins with a needless zero", at: start)
    }
    if at < bytes.count, bytes[at] == ASCII.dot {
      at &+= 1
      guard digits(bytes, &at) else {
        throw FormatError("a number without digits after its dot", at: start)
      }
    }
    if at < bytes.count, ASCII.lowered(bytes[at]) == UInt8(ascii: "e") {
      at &+= 1
      if at < bytes.count, bytes[at] == ASCII.minus || bytes[at] == UInt8(ascii: "+") { at &+= 1 }
      guard digits(bytes, &at) else {
        throw FormatError("a number without digits in its exponent", at: start)
      }
    }
  }

  private static func digits(_ bytes: Span<UInt8>, _ at: inout Int) -> Bool {
    let start = at
    while at < bytes.count, ASCII.isDigit(bytes[at]) { at &+= 1 }
    return at > start
  }
}
