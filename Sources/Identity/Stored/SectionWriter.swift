internal import Formats

/// Takes the stored form of a snapshot piece by piece.
protocol StoredOutput {
  mutating func take(_ bytes: Span<UInt8>)
}

extension SHA256: StoredOutput {
  mutating func take(_ bytes: Span<UInt8>) { update(bytes) }
}

extension [UInt8]: StoredOutput {
  mutating func take(_ bytes: Span<UInt8>) { append(bytes) }
}

/// Writes the sections of a stored snapshot and closes them with their checksums, one block at a
/// time: the whole of it need not be there twice.
struct SectionWriter<Output: StoredOutput>: TableVisitor {
  private(set) var output: Output
  private var block: [UInt8] = []
  private var checksums: [UInt64] = []
  private var length = 0

  init(_ output: Output, _ heads: SectionHeads) {
    self.output = output
    block.reserveCapacity(StoredSnapshot.blockSize)
    var head = StoredSnapshot.magic
    StoredNumber.append(StoredSnapshot.format, to: &head)
    StoredNumber.append(UInt32(heads.sections), to: &head)
    write(head.span)
    write(heads.bytes.span)
  }

  mutating func visit<Row: BitwiseCopyable>(_ rows: inout [Row]) {
    StoredTable.lend(rows) { write($0) }
    let padding = [UInt8](repeating: 0, count: (8 - length % 8) % 8)
    write(padding.span)
  }

  /// Ends the last block; nothing may follow.
  mutating func seal() {
    endBlock()
    var end: [UInt8] = []
    for checksum in checksums { StoredNumber.append(checksum, to: &end) }
    StoredNumber.append(UInt64(checksums.count), to: &end)
    output.take(end.span)
  }

  private mutating func write(_ bytes: Span<UInt8>) {
    length += bytes.count
    var at = 0
    while at < bytes.count {
      let end = min(bytes.count, at + StoredSnapshot.blockSize - block.count)
      block.append(bytes.extracting(at..<end))
      at = end
      if block.count == StoredSnapshot.blockSize { endBlock() }
    }
  }

  private mutating func endBlock() {
    guard !block.isEmpty else { return }
    checksums.append(Checksum.of(block))
    let full = block
    output.take(full.span)
    block.removeAll(keepingCapacity: true)
  }
}

/// The table of sections, which stands before them.
struct SectionHeads: TableVisitor {
  private(set) var bytes: [UInt8] = []
  private(set) var sections = 0
  /// What the sections take, without heads and checksums.
  private(set) var length = 0

  mutating func visit<Row: BitwiseCopyable>(_ rows: inout [Row]) {
    StoredNumber.append(UInt32(MemoryLayout<Row>.stride), to: &bytes)
    StoredNumber.append(UInt32(0), to: &bytes)
    StoredNumber.append(UInt64(rows.count), to: &bytes)
    sections += 1
    length += (rows.count * MemoryLayout<Row>.stride + 7) / 8 * 8
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
