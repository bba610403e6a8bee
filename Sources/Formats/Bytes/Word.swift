extension Span<UInt8> {
  /// Eight bytes from there on, the first one lowest.
  ///
  /// The length of the part is known, so one bounds check stands for eight, and the compiler makes
  /// one load of this.
  @inline(__always)
  func word(_ at: Int) -> UInt64 {
    let part = extracting(at..<at &+ 8)
    let low =
      UInt64(part[0]) | UInt64(part[1]) << 8 | UInt64(part[2]) << 16 | UInt64(part[3]) << 24
    let high =
      UInt64(part[4]) | UInt64(part[5]) << 8 | UInt64(part[6]) << 16 | UInt64(part[7]) << 24
    return low | high << 32
  }
}
