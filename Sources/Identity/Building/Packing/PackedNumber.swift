/// Numbers in as few bytes as they need: seven bits each, the lowest first.
enum PackedNumber {
  static let longest = 10

  static func append(_ number: UInt64, to bytes: inout [UInt8]) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Moves `at` past the number.
  static func read(_ bytes: ArraySlice<UInt8>, _ at: inout Int) -> UInt64 {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while at < bytes.endIndex {
      let byte = bytes[at]
      at += 1
      number |= UInt64(byte & 0x7F) << shift
      guard byte >= 0x80 else { break }
      shift += 7
    }
    return number
  }
}
