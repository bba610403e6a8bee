/// The well-formed byte sequences of UTF-8 (Unicode 16.0, table 3-7).
enum UTF8Sequence {
  /// The length of the well-formed sequence that begins at `start`, or nil.
  static func length(in bytes: Span<UInt8>, at start: Int) -> Int? {
    guard start < bytes.count else { return nil }
    let (length, second): (Int, ClosedRange<UInt8>)
    switch bytes[start] {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return nil
    }
    guard start + length <= bytes.count, second.contains(bytes[start + 1]) else { return nil }
    var at = start + 2
    while at < start + length {
      guard bytes[at] & 0xC0 == 0x80 else { return nil }
      at += 1
    }
    return length
  }

  /// The position of the first byte that is not well-formed UTF-8, or nil.
  static func firstFault(in bytes: Span<UInt8>) -> Int? {
    var at = 0
    while at < bytes.count {
      guard let length = length(in: bytes, at: at) else { return at }
      at += length
    }
    return nil
  }
}

extension [UInt8] {
  /// Appends the UTF-8 form of a scalar.
  package mutating func append(_ scalar: Unicode.Scalar) {
    append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [])
  }
}
