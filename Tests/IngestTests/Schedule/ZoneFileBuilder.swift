/// Makes zone files of any content, whole or damaged.
struct ZoneFileBuilder {
  var version = UInt8(ascii: "2")
  var changes: [(instant: Int64, type: UInt8)] = []
  var offsets: [Int32] = [0]
  var leapSeconds: UInt32 = 0
  var footer = "\nUTC0\n"

  var bytes: [UInt8] {
    var bytes = header(changes: 0, types: 1, leapSeconds: 0)
    bytes += type(0) + Array("UTC\0".utf8)
    bytes += header(
      changes: UInt32(changes.count), types: UInt32(offsets.count), leapSeconds: leapSeconds)
    for change in changes { bytes += bigEndian(UInt64(bitPattern: change.instant)) }
    bytes += changes.map { $0.type }
    for offset in offsets { bytes += type(offset) }
    bytes += Array("UTC\0".utf8)
    for _ in 0..<leapSeconds { bytes += [UInt8](repeating: 0, count: 12) }
    return bytes + Array(footer.utf8)
  }

  private func header(changes: UInt32, types: UInt32, leapSeconds: UInt32) -> [UInt8] {
    Array("TZif".utf8) + [version] + [UInt8](repeating: 0, count: 15)
      + [0, 0, leapSeconds, changes, types, 4].flatMap { bigEndian($0) }
  }

  private func type(_ offset: Int32) -> [UInt8] {
    bigEndian(UInt32(bitPattern: offset)) + [0, 0]
  }

  private func bigEndian(_ value: some FixedWidthInteger & UnsignedInteger) -> [UInt8] {
    stride(from: value.bitWidth - 8, through: 0, by: -8).map {
      UInt8(truncatingIfNeeded: value >> $0)
    }
  }
}
