/// The alphabets of RFC 3986 that a request target and a Host field are made of.
enum URICharacter {
  /// Section 2.3.
  static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
    default: false
    }
  }

  /// Section 2.2.
  static func isSubDelimiter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "!"), UInt8(ascii: "$"), 0x26...0x2C, UInt8(ascii: ";"), UInt8(ascii: "="):
      true
    default: false
    }
  }

  /// `pchar` without the percent sign, section 3.3.
  static func isPath(_ byte: UInt8) -> Bool {
    isUnreserved(byte) || isSubDelimiter(byte) || byte == UInt8(ascii: ":")
      || byte == UInt8(ascii: "@")
  }

  /// Section 3.4, and the raw brackets that SCIM clients send in filters such as `emails[...]`.
  static func isQuery(_ byte: UInt8) -> Bool {
    isPath(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?")
      || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]")
  }

  /// The value of a hexadecimal digit, or nil.
  static func hexadecimal(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }
}
