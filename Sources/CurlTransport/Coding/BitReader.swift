/// Reads bits from the low end of each byte up (RFC 1951 section 3.1.1).
struct BitReader {
  private let bytes: [UInt8]
  private var at = 0
  private var buffer: UInt64 = 0
  /// How many bits of the buffer are real; above them are zeros.
  private(set) var count = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { at == bytes.count && count < 8 }

  /// Fills the buffer to more than 56 bits, or with all that is left.
  mutating func refill() {
    while count <= 56 && at < bytes.count {
      buffer |= UInt64(bytes[at]) << UInt64(count)
      at += 1
      count += 8
    }
  }

  /// The next bits, zeros where none are left; at most what `refill` promises.
  func peek(_ bits: Int) -> Int { Int(truncatingIfNeeded: buffer & ((1 << UInt64(bits)) - 1)) }

  mutating func skip(_ bits: Int) throws(Gzip.Fault) {
    guard bits <= count else { throw .cut }
    buffer >>= UInt64(bits)
    count -= bits
  }

  mutating func take(_ bits: Int) throws(Gzip.Fault) -> Int {
    if count < bits { refill() }
    let value = peek(bits)
    try skip(bits)
    return value
  }

  mutating func take32() throws(Gzip.Fault) -> UInt32 { UInt32(try take(32)) }

  mutating func alignToByte() {
    let odd = count % 8
    buffer >>= UInt64(odd)
    count -= odd
  }

  /// Whole bytes; the reader must stand between two.
  mutating func takeBytes(_ length: Int) throws(Gzip.Fault) -> ArraySlice<UInt8> {
    let start = at - count / 8
    guard length <= bytes.count - start else { throw .cut }
    buffer = 0
    count = 0
    at = start + length
    return bytes[start..<at]
  }
}
