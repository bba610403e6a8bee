/// Decimal numbers as protocols write them: digits and nothing else.
///
/// `Int("+5")` is 5 in Swift, which is one request too many in HTTP.
enum Decimal {
  /// Nil unless all bytes are digits; numbers beyond `Int` become `Int.max`.
  static func parse(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard !bytes.isEmpty else { return nil }
    var value = 0
    for byte in bytes {
      guard byte >= 0x30 && byte <= 0x39 else { return nil }
      let (tens, tooLarge) = value.multipliedReportingOverflow(by: 10)
      let (sum, over) = tens.addingReportingOverflow(Int(byte - 0x30))
      value = tooLarge || over ? Int.max : sum
    }
    return value
  }

  static func append(_ number: Int, to bytes: inout [UInt8]) {
    let start = bytes.count
    var rest = number.magnitude
    repeat {
      bytes.append(0x30 + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    bytes[start...].reverse()
  }
}
