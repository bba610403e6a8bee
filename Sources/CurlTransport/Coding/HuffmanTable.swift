/// A prefix code as one table, looked up by the next bits (RFC 1951 section 3.2.2).
struct HuffmanTable {
  /// Bits to look up with.
  private let bits: Int
  /// Symbol above four bits of code length; 0 where no code begins so.
  private let entries: [UInt16]

  /// Nil for lengths that are no prefix code, or leave part of it out.
  init?(lengths: ArraySlice<UInt8>) {
    var counts = [Int](repeating: 0, count: 16)
    for length in lengths { counts[Int(length & 15)] += 1 }
    let used = lengths.count - counts[0]
    counts[0] = 0
    let longest = counts.lastIndex { $0 > 0 } ?? 1
    var next = [Int](repeating: 0, count: 16)
    var left = 1
    for length in 1...15 {
      left = left * 2 - counts[length]
      guard left >= 0 else { return nil }
      next[length] = (next[length - 1] + counts[length - 1]) << 1
    }
    // Section 3.2.7: one distance code alone, or none, is allowed to be incomplete.
    guard left == 0 || used <= 1 else { return nil }

    var entries = [UInt16](repeating: 0, count: 1 << longest)
    for (symbol, length) in lengths.enumerated() where length > 0 {
      let code = next[Int(length)]
      next[Int(length)] += 1
      var reversed = 0
      for bit in 0..<Int(length) where code & (1 << bit) != 0 {
        reversed |= 1 << (Int(length) - 1 - bit)
      }
      let entry = UInt16(symbol) << 4 | UInt16(length)
      for at in stride(from: reversed, to: entries.count, by: 1 << Int(length)) {
        entries[at] = entry
      }
    }
    bits = longest
    self.entries = entries
  }

  /// The next symbol; the reader must have been refilled.
  func next(_ reader: inout BitReader) throws(Gzip.Fault) -> Int {
    let entry = entries[reader.peek(bits)]
    guard entry != 0 else {
      if reader.count < bits { throw .cut }
      throw .malformed
    }
    try reader.skip(Int(entry & 15))
    return Int(entry >> 4)
  }
}
