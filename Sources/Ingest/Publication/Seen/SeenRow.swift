internal import Formats

/// The bytes of one row of a seen table.
enum SeenRow {
  static let magic = Array("ROLLSEEN".utf8)
  static let format: UInt32 = 1
  static let header = appending(format, to: magic)
  /// All of a row but its id: kind, length, hash, first, changed.
  private static let fixed = 1 + 4 + 8 + 8 + 8
  private static let checksumSize = 8

  /// What rows are ordered by: kind, then id bytewise.
  struct Key: Comparable {
    let kind: UInt8
    let id: ArraySlice<UInt8>

    static func < (left: Key, right: Key) -> Bool {
      left.kind != right.kind
        ? left.kind < right.kind : left.id.lexicographicallyPrecedes(right.id)
    }
  }

  static func append(_ key: Key, _ entry: SeenTable.Entry, to bytes: inout [UInt8]) {
    bytes.append(key.kind)
    append(UInt32(truncatingIfNeeded: key.id.count), to: &bytes)
    append(entry.hash, to: &bytes)
    append(entry.firstSeen.milliseconds, to: &bytes)
    append(entry.changed.milliseconds, to: &bytes)
    bytes += key.id
  }

  static func seal(_ bytes: consuming [UInt8]) -> [UInt8] {
    let checksum = Checksum.of(bytes)
    return appending(checksum, to: bytes)
  }

  static func key(in bytes: [UInt8], at start: Int) -> Key {
    let length = Int(number(UInt32.self, in: bytes, at: start + 1))
    return Key(kind: bytes[start], id: bytes[start + fixed..<start + fixed + length])
  }

  static func entry(in bytes: [UInt8], at start: Int) -> SeenTable.Entry {
    SeenTable.Entry(
      hash: number(UInt64.self, in: bytes, at: start + 5),
      firstSeen: Timestamp(milliseconds: number(Int64.self, in: bytes, at: start + 13)),
      changed: Timestamp(milliseconds: number(Int64.self, in: bytes, at: start + 21)))
  }

  /// Where the rows begin; nil unless checksum, lengths and order are right.
  static func starts(in bytes: [UInt8]) -> [Int]? {
    let end = bytes.count - checksumSize
    guard end >= header.count, bytes.starts(with: header),
      number(UInt64.self, in: bytes, at: end) == Checksum.of(bytes[..<end])
    else { return nil }
    var starts: [Int] = []
    var start = header.count
    while start < end {
      guard end - start >= fixed,
        end - start - fixed >= Int(number(UInt32.self, in: bytes, at: start + 1))
      else { return nil }
      let key = key(in: bytes, at: start)
      if let last = starts.last, Self.key(in: bytes, at: last) >= key { return nil }
      starts.append(start)
      start += fixed + key.id.count
    }
    return starts
  }

  private static func append(_ number: some FixedWidthInteger, to bytes: inout [UInt8]) {
    for position in 0..<number.bitWidth / 8 {
      bytes.append(UInt8(truncatingIfNeeded: number >> (position * 8)))
    }
  }

  private static func appending(
    _ number: some FixedWidthInteger, to bytes: consuming [UInt8]
  ) -> [UInt8] {
    append(number, to: &bytes)
    return bytes
  }

  private static func number<Number: FixedWidthInteger>(
    _ type: Number.Type, in bytes: [UInt8], at start: Int
  ) -> Number {
    var value: Number = 0
    for position in 0..<Number.bitWidth / 8 {
      value |= Number(truncatingIfNeeded: bytes[start + position]) << (position * 8)
    }
    return value
  }
}
