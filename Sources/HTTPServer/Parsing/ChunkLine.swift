import HTTP

/// Reads a chunk's size line (RFC 9112 section 7.1), without its CRLF.
enum ChunkLine {
  /// The size, and how many bytes of extensions follow it; they are checked and ignored.
  static func parse(
    _ line: ArraySlice<UInt8>
  ) throws(Refusal) -> (size: Int, extensionBytes: Int) {
    let digits = line.prefix { URICharacter.hexadecimal($0) != nil }
    guard !digits.isEmpty else { throw .malformed("A chunk has no size.") }
    var size = 0
    for digit in digits {
      // RFC 9112 section 7.1: sizes must not overflow.
      let (shifted, tooLarge) = size.multipliedReportingOverflow(by: 16)
      let (sum, over) = shifted.addingReportingOverflow(Int(URICharacter.hexadecimal(digit) ?? 0))
      guard !tooLarge && !over else { throw Refusal(.contentTooLarge, "A chunk is too large.") }
      size = sum
    }
    let extensions = line.dropFirst(digits.count)
    try checkExtensions(extensions)
    return (size, extensions.count)
  }

  /// RFC 9112 section 7.1.1, without the "bad" white space that its grammar still knows: what
  /// looks harmless there has hidden requests from other servers.
  private static func checkExtensions(_ bytes: ArraySlice<UInt8>) throws(Refusal) {
    var rest = bytes
    while let first = rest.first {
      guard first == UInt8(ascii: ";") else { throw .malformed("A chunk size is not valid.") }
      rest = rest.dropFirst()
      let name = rest.prefix { Token.isCharacter($0) }
      guard !name.isEmpty else { throw .malformed("A chunk extension has no name.") }
      rest = rest.dropFirst(name.count)
      guard rest.first == UInt8(ascii: "=") else { continue }
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: "\"") {
        rest = try dropQuoted(rest.dropFirst())
      } else {
        let value = rest.prefix { Token.isCharacter($0) }
        guard !value.isEmpty else { throw .malformed("A chunk extension has no value.") }
        rest = rest.dropFirst(value.count)
      }
    }
  }

  /// RFC 9110 section 5.6.4, after the opening quote.
  private static func dropQuoted(
    _ bytes: ArraySlice<UInt8>
  ) throws(Refusal) -> ArraySlice<UInt8> {
    var at = bytes.startIndex
    while at < bytes.endIndex {
      var byte = bytes[at]
      at += 1
      if byte == UInt8(ascii: "\"") { return bytes[at...] }
      if byte == UInt8(ascii: "\\") {
        guard at < bytes.endIndex else { break }
        byte = bytes[at]
        at += 1
      }
      guard (byte >= 0x20 && byte != 0x7F) || byte == 0x09 else { break }
    }
    throw .malformed("A chunk extension is not valid.")
  }
}
