/// Finds the end of a run of plain string bytes, eight bytes at a time.
enum JSONStringScan {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  /// The first position from `start` on that is a quote, a backslash, a control character or
  /// not ASCII; the length of the span if there is none.
  @inline(__always)
  static func endOfPlainASCII(_ bytes: Span<UInt8>, from start: Int) -> Int {
    end(bytes, from: start, stop: highs)
  }

  /// As above, but a byte that is not ASCII does not end the run.
  @inline(__always)
  static func endOfPlain(_ bytes: Span<UInt8>, from start: Int) -> Int {
    end(bytes, from: start, stop: 0)
  }

  @inline(__always)
  private static func end(_ bytes: Span<UInt8>, from start: Int, stop: UInt64) -> Int {
    var at = start
    while at &+ 8 <= bytes.count {
      let word = bytes.word(at)
      let quotes = word ^ (ones &* UInt64(ASCII.quote))
      let backslashes = word ^ (ones &* UInt64(ASCII.backslash))
      // In each term the lowest bit set is exact; higher ones may be false, and are not used.
      let controls = (word &- ones &* 0x20) & ~word
      let hits =
        (controls | (quotes &- ones) & ~quotes | (backslashes &- ones) & ~backslashes) & highs
        | word & stop
      if hits != 0 { return at &+ hits.trailingZeroBitCount / 8 }
      at &+= 8
    }
    while at < bytes.count {
      let byte = bytes[at]
      if byte < 0x20 || byte == ASCII.quote || byte == ASCII.backslash { return at }
      if byte >= 0x80 && stop != 0 { return at }
      at &+= 1
    }
    return at
  }
}
