import Formats

extension JMESPath {
  /// A number's exact value, so that ids of thirty digits are not taken for one another.
  struct Decimal {
    /// 0 for zero, else -1 or 1.
    let sign: Int
    /// Without zeros at either end.
    let digits: [UInt8]
    /// The power of ten of the first digit.
    let exponent: Int

    /// `text` follows RFC 8259 section 6.
    init(_ text: String) {
      var digits: [UInt8] = []
      var written: [UInt8] = []
      var whole = 0
      var isFraction = false
      var isExponent = false
      for byte in text.utf8 {
        switch byte {
        case ASCII.dot: isFraction = true
        case UInt8(ascii: "e"), UInt8(ascii: "E"): isExponent = true
        case _ where isExponent: written.append(byte)
        case 0x30...0x39:
          digits.append(byte)
          whole += isFraction ? 0 : 1
        default: break
        }
      }
      let zeros = digits.prefix { $0 == 0x30 }.count
      digits.removeFirst(zeros)
      while digits.last == 0x30 { digits.removeLast() }
      self.digits = digits
      sign = digits.isEmpty ? 0 : text.utf8.first == ASCII.minus ? -1 : 1
      exponent = digits.isEmpty ? 0 : whole - zeros + Self.power(written)
    }

    /// An exponent, at most so large that adding to it cannot overflow.
    private static func power(_ written: [UInt8]) -> Int {
      let bound = 1 << 60
      if written.isEmpty { return 0 }
      let isNegative = written.first == ASCII.minus
      let value = Int(String(decoding: written, as: UTF8.self)) ?? (isNegative ? -bound : bound)
      return min(max(value, -bound), bound)
    }

    func order(to other: Decimal) -> Order {
      guard sign == other.sign else { return .of(sign, other.sign) }
      let magnitude =
        exponent != other.exponent
        ? Order.of(exponent, other.exponent)
        : digits == other.digits
          ? .same : digits.lexicographicallyPrecedes(other.digits) ? .before : .after
      return sign < 0 ? magnitude.reversed : magnitude
    }
  }
}
