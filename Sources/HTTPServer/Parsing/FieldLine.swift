import HTTP

/// `field-name ":" OWS field-value OWS` (RFC 9112 section 5), as places in the bytes it lies in.
struct FieldLine {
  let name: Range<Int>
  let value: Range<Int>

  /// `line` is without its CRLF.
  init(_ line: ArraySlice<UInt8>) throws(Refusal) {
    if let first = line.first, Self.isBlank(first) {
      // RFC 9112 section 5.2: a folded line is obsolete; refused, as two readers may differ.
      throw .malformed("A field line begins with white space.")
    }
    var at = line.startIndex
    while at < line.endIndex, Token.isCharacter(line[at]) { at += 1 }
    // RFC 9112 section 5.1: no white space between name and colon.
    guard at > line.startIndex, at < line.endIndex, line[at] == UInt8(ascii: ":") else {
      throw .malformed("A field line has no valid name.")
    }
    name = line.startIndex..<at
    at += 1
    while at < line.endIndex, Self.isBlank(line[at]) { at += 1 }
    var end = line.endIndex
    while end > at, Self.isBlank(line[end - 1]) { end -= 1 }
    value = at..<end
    // RFC 9110 section 5.5: no control characters but the tab; a bare CR is one of them.
    while at < end {
      let byte = line[at]
      guard (byte >= 0x20 && byte != 0x7F) || byte == 0x09 else {
        throw .malformed("A field value has a control character.")
      }
      at += 1
    }
  }

  /// OWS, RFC 9110 section 5.6.3.
  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
