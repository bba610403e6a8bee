internal import Formats

/// Gathers the sections of a stored snapshot and closes them with their checksums.
struct SectionWriter: TableVisitor {
  private var heads: [UInt8] = []
  private var sections = 0
  private var body: [UInt8] = []

  mutating func visit<Row: BitwiseCopyable>(_ rows: inout [Row]) {
    StoredNumber.append(UInt32(MemoryLayout<Row>.stride), to: &heads)
    StoredNumber.append(UInt32(0), to: &heads)
    StoredNumber.append(UInt64(rows.count), to: &heads)
    sections += 1
    StoredTable.append(rows, to: &body)
    while body.count % 8 != 0 { body.append(0) }
  }

  func seal() -> [UInt8] {
    var bytes = StoredSnapshot.magic
    StoredNumber.append(StoredSnapshot.format, to: &bytes)
    StoredNumber.append(UInt32(sections), to: &bytes)
    bytes += heads
    bytes += body
    let checksums = BlockChecksums.of(bytes[...])
    for checksum in checksums { StoredNumber.append(checksum, to: &bytes) }
    StoredNumber.append(UInt64(checksums.count), to: &bytes)
    return bytes
  }
}

/// Numbers in little-endian order.
enum StoredNumber {
  static func append(_ value: some FixedWidthInteger, to bytes: inout [UInt8]) {
    for shift in stride(from: 0, to: value.bitWidth, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: value >> shift))
    }
  }

  static func read(_ bytes: [UInt8], at offset: Int, width: Int) -> UInt64 {
    var value: UInt64 = 0
    for position in (0..<width).reversed() { value = value << 8 | UInt64(bytes[offset + position]) }
    return value
  }
}

/// One checksum for each block of a stored snapshot.
enum BlockChecksums {
  static func of(_ bytes: ArraySlice<UInt8>) -> [UInt64] {
    stride(from: bytes.startIndex, to: bytes.endIndex, by: StoredSnapshot.blockSize).map { start in
      Checksum.of(bytes[start..<min(start + StoredSnapshot.blockSize, bytes.endIndex)])
    }
  }
}
