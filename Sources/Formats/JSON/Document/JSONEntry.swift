/// What a JSON value is.
package enum JSONKind: UInt8, Sendable {
  case null, bool, number, string, array, object
}

/// One value on the tape of a document: where its text lies, and where the next value begins.
struct JSONEntry: Sendable {
  /// The first byte of the text; of a string, the first byte after the opening quote.
  var start: UInt32
  /// One past the last byte; of a string, the closing quote.
  var end: UInt32
  /// The position on the tape after this value and everything inside it.
  var next: UInt32
  /// Kind in three bits, then whether a string holds escapes, then the members of a container.
  private var word: UInt32

  init(_ kind: JSONKind, start: Int, end: Int, next: Int, isEscaped: Bool = false) {
    self.start = UInt32(truncatingIfNeeded: start)
    self.end = UInt32(truncatingIfNeeded: end)
    self.next = UInt32(truncatingIfNeeded: next)
    word = UInt32(kind.rawValue) | (isEscaped ? 8 : 0)
  }

  var kind: JSONKind { JSONKind(rawValue: UInt8(truncatingIfNeeded: word & 7)) ?? .null }
  var isEscaped: Bool { word & 8 != 0 }
  var count: Int { Int(word >> 4) }
  var range: Range<Int> { Int(start)..<Int(end) }

  mutating func close(end: Int, next: Int, count: Int) {
    self.end = UInt32(truncatingIfNeeded: end)
    self.next = UInt32(truncatingIfNeeded: next)
    word = word & 15 | UInt32(truncatingIfNeeded: count) << 4
  }
}
