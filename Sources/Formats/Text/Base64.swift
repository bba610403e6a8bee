/// Base64 (RFC 4648 sections 4 and 5), strict both ways.
package enum Base64 {
  package enum Alphabet: Sendable {
    /// `+` and `/`, padded with `=`.
    case standard
    /// `-` and `_`, without padding, as tokens use it (RFC 7515 section 2).
    case url
  }

  private static let digits = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  package static func encode(_ bytes: [UInt8], _ alphabet: Alphabet = .standard) -> String {
    var output: [UInt8] = []
    output.reserveCapacity((bytes.count + 2) / 3 * 4)
    var at = 0
    while at < bytes.count {
      let count = min(3, bytes.count - at)
      var group: UInt32 = 0
      for offset in 0..<3 {
        group = group << 8 | (offset < count ? UInt32(bytes[at + offset]) : 0)
      }
      for place in 0..<4 where place <= count {
        output.append(
          digit(UInt8(truncatingIfNeeded: group >> UInt32(18 - 6 * place) & 63), alphabet))
      }
      if alphabet == .standard {
        output.append(contentsOf: repeatElement(ASCII.equals, count: 3 - count))
      }
      at += 3
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// Nil for a foreign character (blanks too), padding that is missing or too much, and bits that
  /// are lost: a text has one meaning, and bytes have one text.
  package static func decode(_ text: String, _ alphabet: Alphabet = .standard) -> [UInt8]? {
    var digits = Array(text.utf8)[...]
    if alphabet == .standard {
      guard digits.count % 4 == 0 else { return nil }
      for _ in 0..<2 where digits.last == ASCII.equals { digits.removeLast() }
    }
    guard digits.count % 4 != 1 else { return nil }
    var output: [UInt8] = []
    output.reserveCapacity(digits.count / 4 * 3 + 2)
    var (group, bits): (UInt32, UInt32) = (0, 0)
    for byte in digits {
      guard let value = value(byte, alphabet) else { return nil }
      group = group << 6 | UInt32(value)
      bits += 6
      if bits >= 8 {
        bits -= 8
        output.append(UInt8(truncatingIfNeeded: group >> bits))
        group &= 1 << bits - 1
      }
    }
    return group == 0 ? output : nil
  }

  private static func digit(_ value: UInt8, _ alphabet: Alphabet) -> UInt8 {
    switch (value, alphabet) {
    case (62, .url): ASCII.minus
    case (63, .url): UInt8(ascii: "_")
    default: digits[Int(value)]
    }
  }

  private static func value(_ byte: UInt8, _ alphabet: Alphabet) -> UInt8? {
    switch byte {
    case 0x41...0x5A: byte - 0x41
    case 0x61...0x7A: byte - 0x61 + 26
    case 0x30...0x39: byte - 0x30 + 52
    case UInt8(ascii: "+") where alphabet == .standard, ASCII.minus where alphabet == .url: 62
    case ASCII.slash where alphabet == .standard, UInt8(ascii: "_") where alphabet == .url: 63
    default: nil
    }
  }
}
