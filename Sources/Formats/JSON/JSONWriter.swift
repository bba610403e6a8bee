/// Writes JSON text: UTF-8, no needless blanks, only the escapes that RFC 8259 section 7 demands.
package enum JSONWriter {
  /// A string with its quotes.
  package static func appendString(_ text: String, to output: inout [UInt8]) {
    appendString(text.utf8Span.span, to: &output)
  }

  package static func appendString(_ utf8: ArraySlice<UInt8>, to output: inout [UInt8]) {
    appendString(utf8.span, to: &output)
  }

  package static func appendString(_ utf8: [UInt8], to output: inout [UInt8]) {
    appendString(utf8.span, to: &output)
  }

  package static func appendString(_ utf8: Span<UInt8>, to output: inout [UInt8]) {
    output.append(ASCII.quote)
    appendEscaped(utf8, to: &output)
    output.append(ASCII.quote)
  }

  /// A string without its quotes, for text that is joined from parts.
  package static func appendEscaped(_ utf8: Span<UInt8>, to output: inout [UInt8]) {
    var at = 0
    while at < utf8.count {
      let end = JSONStringScan.endOfPlain(utf8, from: at)
      if end > at { output.append(utf8.extracting(at..<end)) }
      guard end < utf8.count else { return }
      appendEscape(utf8[end], to: &output)
      at = end &+ 1
    }
  }

  private static func appendEscape(_ byte: UInt8, to output: inout [UInt8]) {
    output.append(ASCII.backslash)
    switch byte {
    case ASCII.quote, ASCII.backslash: output.append(byte)
    case 0x08: output.append(UInt8(ascii: "b"))
    case 0x0C: output.append(UInt8(ascii: "f"))
    case ASCII.lineFeed: output.append(UInt8(ascii: "n"))
    case ASCII.carriageReturn: output.append(UInt8(ascii: "r"))
    case ASCII.tab: output.append(UInt8(ascii: "t"))
    default:
      output.append(contentsOf: "u00".utf8)
      Hexadecimal.append(byte, to: &output)
    }
  }
}
