/// Checks the frame of a stored snapshot, then hands out its sections one by one.
struct SectionReader: TableVisitor {
  private let bytes: [UInt8]
  private let sections: Int
  private var section = 0
  private var offset: Int
  private let end: Int
  /// The first thing found wrong while visiting.
  private(set) var problem: String?

  init(_ bytes: [UInt8]) throws(StoredSnapshot.Damage) {
    guard bytes.count >= 24, bytes.starts(with: StoredSnapshot.magic) else {
      throw .init(what: "it does not begin as a snapshot")
    }
    let format = StoredNumber.read(bytes, at: 8, width: 4)
    guard format == StoredSnapshot.format else {
      throw .init(what: "it has format \(format); this version reads format 1")
    }
    let blocks = StoredNumber.read(bytes, at: bytes.count - 8, width: 8)
    guard blocks < UInt64(bytes.count / 8) else { throw .init(what: "its end is missing") }
    end = bytes.count - 8 - Int(blocks) * 8
    guard end >= 16, (end - 1) / StoredSnapshot.blockSize + 1 == Int(blocks) else {
      throw .init(what: "its end is missing")
    }
    for (block, checksum) in BlockChecksums.of(bytes[..<end]).enumerated() {
      guard checksum == StoredNumber.read(bytes, at: end + block * 8, width: 8) else {
        throw .init(what: "block \(block) does not match its checksum")
      }
    }
    sections = Int(StoredNumber.read(bytes, at: 12, width: 4))
    guard sections <= 1000, 16 + sections * 16 <= end else {
      throw .init(what: "its table of sections is cut")
    }
    offset = 16 + sections * 16
    self.bytes = bytes
  }

  mutating func visit<Row: BitwiseCopyable>(_ rows: inout [Row]) {
    guard problem == nil else { return }
    guard section < sections else {
      problem = "section \(section) is missing"
      return
    }
    let head = 16 + section * 16
    let size = StoredNumber.read(bytes, at: head, width: 4)
    let count = StoredNumber.read(bytes, at: head + 8, width: 8)
    let (length, overflow) = count.multipliedReportingOverflow(by: size)
    guard size == UInt64(MemoryLayout<Row>.stride), !overflow, length <= UInt64(end - offset),
      let read = StoredTable.rows(
        Row.self, count: Int(count), in: bytes, at: offset..<offset + Int(length))
    else {
      problem = "section \(section) does not fit"
      return
    }
    rows = read
    section += 1
    offset = min(end, (offset + Int(length) + 7) & ~7)
  }
}
