/// Copies whole tables of plain rows to and from bytes: one of the audited unsafe files.
///
/// Safe because the rows are bitwise copyable and hold no padding (a test compares each row's size
/// with the sum of its fields), and every length is checked before a byte is copied.
enum StoredTable {
  /// Lends the rows as the bytes that they are.
  static func lend<Row: BitwiseCopyable>(_ rows: [Row], to take: (Span<UInt8>) -> Void) {
    unsafe rows.withUnsafeBytes { raw in
      unsafe take(Span(_unsafeBytes: raw))
    }
  }

  /// The rows in that range of the bytes; nil if they do not fill it exactly.
  static func rows<Row: BitwiseCopyable>(
    _: Row.Type, count: Int, in bytes: [UInt8], at range: Range<Int>
  ) -> [Row]? {
    guard range.lowerBound >= 0, range.upperBound <= bytes.count,
      range.count == count * MemoryLayout<Row>.stride
    else { return nil }
    guard count > 0 else { return [] }
    return unsafe [Row](unsafeUninitializedCapacity: count) { buffer, initialized in
      unsafe bytes.withUnsafeBytes { source in
        unsafe UnsafeMutableRawBufferPointer(buffer).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: source[range]))
      }
      initialized = count
    }
  }
}
