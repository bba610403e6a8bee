/// Counts since the beginning of 1970, as JSON numbers or as text.
extension Timestamp {
  /// `1700000000`, `1700000000.25` or `1.7e9`.
  package init?(epochSeconds text: String) { self.init(Array(text.utf8), scale: 1000) }

  package init?(epochMilliseconds text: String) { self.init(Array(text.utf8), scale: 1) }

  private init?(_ text: [UInt8], scale: Int64) {
    let isNegative = text.first == ASCII.minus
    let digits = text.dropFirst(isNegative ? 1 : 0)
    let whole = digits.prefix { ASCII.isDigit($0) }
    let rest = digits.dropFirst(whole.count)
    guard !whole.isEmpty else { return nil }
    if rest.contains(where: { ASCII.lowered($0) == UInt8(ascii: "e") }) {
      self.init(floating: String(decoding: text, as: UTF8.self), scale: scale)
      return
    }
    var value: Int64 = 0
    for byte in whole {
      // 16 digits of milliseconds are beyond the year 9999.
      guard value < 1_000_000_000_000_000 else { return nil }
      value = value * 10 + Int64(byte - 0x30)
    }
    value *= scale
    if let dot = rest.first {
      let fraction = rest.dropFirst()
      guard dot == ASCII.dot, !fraction.isEmpty, fraction.allSatisfy({ ASCII.isDigit($0) })
      else { return nil }
      var weight = scale
      for byte in fraction.prefix(3) {
        weight /= 10
        value += Int64(byte - 0x30) * weight
      }
    }
    self.init(exactlyMilliseconds: isNegative ? -value : value)
  }

  /// A number with an exponent: exact as far as a double is.
  private init?(floating text: String, scale: Int64) {
    guard JSONNumber.isGrammatical(text), let value = Double(text) else { return nil }
    let scaled = (value * Double(scale)).rounded()
    guard abs(scaled) < 1e15 else { return nil }
    self.init(exactlyMilliseconds: Int64(scaled))
  }
}
