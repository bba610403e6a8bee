/// The checksum of keys (the polynomial of IEEE 802.3): finds typing errors, proves nothing.
enum CRC32 {
  /// Six digits of base 62 hold 32 bits.
  static let textLength = 6

  static func of(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    var remainder = UInt32.max
    let table = table
    for byte in bytes {
      remainder = remainder >> 8 ^ table[Int(UInt8(truncatingIfNeeded: remainder) ^ byte)]
    }
    return ~remainder
  }

  /// What each byte does to the remainder.
  private static let table: [UInt32] = (0..<256).map { byte in
    var remainder = UInt32(byte)
    for _ in 0..<8 {
      remainder = remainder >> 1 ^ (remainder & 1 == 1 ? 0xEDB8_8320 : 0)
    }
    return remainder
  }

  /// Highest digit first, filled with zeros.
  static func text(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var rest = of(bytes)
    var text = [UInt8](repeating: Base62.digits[0], count: textLength)
    for position in text.indices.reversed() {
      text[position] = Base62.digits[Int(rest % 62)]
      rest /= 62
    }
    return text
  }
}
