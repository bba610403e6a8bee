/// Character data, attribute values and references.
extension XMLReader {
  /// Character data up to the next markup (section 2.4).
  mutating func characters() throws(FormatError) -> [UInt8] {
    var text: [UInt8] = []
    while at < bytes.count, bytes[at] != UInt8(ascii: "<") {
      if bytes[at] == UInt8(ascii: "&") {
        text += try reference()
      } else if starts(with: "]]>") {
        throw fault("\"]]>\" outside of a CDATA section")
      } else {
        appendCharacter(to: &text)
      }
    }
    return text
  }

  /// A CDATA section (section 2.7).
  mutating func section() throws(FormatError) -> [UInt8] {
    at += 9
    return Self.withLineFeeds(try upTo("]]>", of: "a CDATA section"))
  }

  /// A value in quotes; every blank in it is a space (section 3.3.3).
  mutating func attributeValue() throws(FormatError) -> String {
    let start = at
    guard at < bytes.count, bytes[at] == ASCII.quote || bytes[at] == ASCII.apostrophe else {
      throw fault("an attribute's value must stand in quotes")
    }
    let quote = bytes[at]
    at += 1
    var value: [UInt8] = []
    while at < bytes.count, bytes[at] != quote {
      switch bytes[at] {
      case UInt8(ascii: "<"): throw fault("\"<\" in the value of an attribute")
      case UInt8(ascii: "&"): value += try reference()
      default:
        appendCharacter(to: &value)
        if let last = value.last, Self.isBlank(last) { value[value.count - 1] = ASCII.space }
      }
    }
    guard at < bytes.count else {
      throw FormatError("the value of an attribute is not closed", at: start)
    }
    at += 1
    return String(decoding: value, as: UTF8.self)
  }

  /// One byte of text; a line end of any kind is a line feed (section 2.11).
  private mutating func appendCharacter(to text: inout [UInt8]) {
    if bytes[at] == ASCII.carriageReturn {
      text.append(ASCII.lineFeed)
      at += starts(with: "\r\n") ? 2 : 1
    } else {
      text.append(bytes[at])
      at += 1
    }
  }

  private static func withLineFeeds(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    var wasReturn = false
    for byte in text {
      if byte == ASCII.carriageReturn {
        output.append(ASCII.lineFeed)
      } else if byte != ASCII.lineFeed || !wasReturn {
        output.append(byte)
      }
      wasReturn = byte == ASCII.carriageReturn
    }
    return output
  }

  /// A reference to one of the five entities or to a character (sections 4.1 and 4.6).
  private mutating func reference() throws(FormatError) -> [UInt8] {
    let start = at
    at += 1
    let name = try upTo(";", of: "a reference")
    func refused() -> FormatError {
      FormatError("\"&\(Self.text(name.prefix(40)));\" is no reference that is known", at: start)
    }
    guard name.first == UInt8(ascii: "#") else {
      guard let entity = Self.entities.first(where: { $0.name.utf8.elementsEqual(name) }) else {
        throw refused()
      }
      return [entity.byte]
    }
    let isHexadecimal = name.dropFirst().first == UInt8(ascii: "x")
    let digits = name.dropFirst(isHexadecimal ? 2 : 1)
    guard !digits.isEmpty else { throw refused() }
    var value: UInt32 = 0
    for digit in digits {
      guard let number = ASCII.hexValue(digit), isHexadecimal || number < 10 else {
        throw refused()
      }
      value = value * (isHexadecimal ? 16 : 10) + UInt32(number)
      // A longer number would not fit, and means no character anyway.
      if value > 0x10FFFF { throw refused() }
    }
    guard Self.isCharacter(value), let scalar = Unicode.Scalar(value) else { throw refused() }
    var text: [UInt8] = []
    text.append(scalar)
    return text
  }

  private static let entities: [(name: String, byte: UInt8)] = [
    ("lt", 0x3C), ("gt", 0x3E), ("amp", 0x26), ("quot", ASCII.quote), ("apos", ASCII.apostrophe),
  ]
}
