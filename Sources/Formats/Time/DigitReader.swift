/// Walks over the fixed-width fields of dates.
struct DigitReader {
  private let bytes: ArraySlice<UInt8>
  private var at: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    at = bytes.startIndex
  }

  var isAtEnd: Bool { at == bytes.endIndex }
  var next: UInt8? { at < bytes.endIndex ? bytes[at] : nil }

  /// The number that exactly so many digits make, or nil.
  mutating func number(_ digits: Int) -> Int? {
    var value = 0
    for _ in 0..<digits {
      guard let byte = next, ASCII.isDigit(byte) else { return nil }
      value = value &* 10 &+ Int(byte &- 0x30)
      at += 1
    }
    return value
  }

  /// Whether one of those bytes came next; it is passed.
  mutating func pass(_ wanted: UInt8...) -> Bool {
    guard let byte = next, wanted.contains(byte) else { return false }
    at += 1
    return true
  }

  mutating func pass(_ text: String) -> Bool {
    for byte in text.utf8 {
      guard pass(byte) else { return false }
    }
    return true
  }

  /// The position of the one of these words that came next; it is passed.
  mutating func pass(anyOf words: [String]) -> Int? {
    for (position, word) in words.enumerated() where bytes[at...].starts(with: word.utf8) {
      at += word.utf8.count
      return position
    }
    return nil
  }
}
