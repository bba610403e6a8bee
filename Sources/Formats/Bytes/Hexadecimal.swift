/// Bytes as pairs of hexadecimal digits.
package enum Hexadecimal {
  private static let lower = Array("0123456789abcdef".utf8)
  private static let upper = Array("0123456789ABCDEF".utf8)

  /// Lower-case text.
  package static func encode(_ bytes: some Sequence<UInt8>) -> String {
    var output: [UInt8] = []
    for byte in bytes { append(byte, to: &output) }
    return String(decoding: output, as: UTF8.self)
  }

  /// Two lower-case digits.
  package static func append(_ byte: UInt8, to output: inout [UInt8]) {
    output.append(lower[Int(byte >> 4)])
    output.append(lower[Int(byte & 15)])
  }

  /// Two upper-case digits, as percent-encoding wants them (RFC 3986 section 2.1).
  static func appendUpper(_ byte: UInt8, to output: inout [UInt8]) {
    output.append(upper[Int(byte >> 4)])
    output.append(upper[Int(byte & 15)])
  }

  /// The bytes of pairs of digits of either case; nil if it is anything else.
  package static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
    guard text.count % 2 == 0 else { return nil }
    var output: [UInt8] = []
    output.reserveCapacity(text.count / 2)
    var high: UInt8?
    for byte in text {
      guard let digit = ASCII.hexValue(byte) else { return nil }
      if let first = high {
        output.append(first << 4 | digit)
        high = nil
      } else {
        high = digit
      }
    }
    return output
  }

  package static func decode(_ text: String) -> [UInt8]? { decode(text.utf8) }
}
