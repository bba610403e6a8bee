/// The small parts of the grammar: blanks, names, what may stand at all.
extension XMLReader {
  /// Section 2.3, production S.
  static func isBlank(_ byte: UInt8) -> Bool {
    byte == ASCII.space || byte == ASCII.tab || byte == ASCII.lineFeed
      || byte == ASCII.carriageReturn
  }

  func fault(_ what: String) -> FormatError { FormatError(what, at: at) }

  func starts(with text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    guard bytes.count - at >= length else { return false }
    return text.description.utf8.elementsEqual(bytes[at..<at + length])
  }

  mutating func skipBlanks() {
    while at < bytes.count, Self.isBlank(bytes[at]) { at += 1 }
  }

  /// Past the text, which has to come; what lies before it.
  mutating func upTo(_ end: String, of what: String) throws(FormatError) -> ArraySlice<UInt8> {
    let mark = Array(end.utf8)
    let start = at
    while at < bytes.count {
      if bytes[at] == mark[0], bytes[at...].starts(with: mark) {
        defer { at += mark.count }
        return bytes[start..<at]
      }
      at += 1
    }
    throw FormatError("\(what) is not closed", at: start)
  }

  /// A name (productions 4, 4a and 5), colons included.
  mutating func name() throws(FormatError) -> ArraySlice<UInt8> {
    let start = at
    while let (scalar, length) = scalar(at: at), Self.isName(scalar, isFirst: at == start) {
      at += length
    }
    guard at > start else { throw fault("a name is expected") }
    return bytes[start..<at]
  }

  /// The scalar that begins there; the text is known to be UTF-8.
  private func scalar(at start: Int) -> (UInt32, length: Int)? {
    guard start < bytes.count else { return nil }
    let first = UInt32(bytes[start])
    guard first >= 0x80 else { return (first, 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard start + length <= bytes.count else { return nil }
    return bytes[(start + 1)..<(start + length)].reduce(
      into: (first & (0x7F >> UInt32(length)), length)
    ) { result, byte in result.0 = result.0 << 6 | UInt32(byte & 0x3F) }
  }

  private static func isName(_ scalar: UInt32, isFirst: Bool) -> Bool {
    switch scalar {
    case 0x3A, 0x41...0x5A, 0x5F, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF,
      0x370...0x37D, 0x37F...0x1FFF, 0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF,
      0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD, 0x10000...0xEFFFF:
      true
    case 0x2D, 0x2E, 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F...0x2040: !isFirst
    default: false
    }
  }

  /// Whether a character may stand in a document (production 2).
  static func isCharacter(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  /// Refuses what is not UTF-8, and the few characters that no document may hold.
  func checkText() throws(FormatError) {
    let isWide =
      [[0xFE, 0xFF], [0xFF, 0xFE], [0x00, 0x3C], [0x3C, 0x00]].contains { bytes.starts(with: $0) }
    if isWide { throw FormatError("UTF-16 text: only UTF-8 is read", at: 0) }
    if let offset = UTF8Sequence.firstFault(in: bytes.span) {
      throw FormatError("not UTF-8 text", at: offset)
    }
    for at in bytes.indices where bytes[at] < 0x20 || bytes[at] == 0xEF {
      guard let (scalar, _) = scalar(at: at), !Self.isCharacter(scalar) else { continue }
      throw FormatError("a character that XML does not allow", at: at)
    }
  }
}
