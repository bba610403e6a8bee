internal import Formats

/// Byte strings one after another in blocks that are filled and never moved.
///
/// One growing array would be copied when it is full, and for that moment be there twice.
package struct ByteArena: Sendable {
  private var blocks: [[UInt8]] = []

  package init() {}

  static let blockSize = 1 << 18

  /// Where the bytes lie from now on.
  package mutating func append(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    let needed = bytes.count + PackedNumber.longest
    if let last = blocks.last, last.count + needed <= Self.blockSize {
      // There is room.
    } else {
      blocks.append([])
      blocks[blocks.count - 1].reserveCapacity(max(Self.blockSize, needed))
    }
    let block = blocks.count - 1
    let offset = blocks[block].count
    PackedNumber.append(UInt64(bytes.count), to: &blocks[block])
    blocks[block].append(bytes.span)
    return UInt64(block) << 32 | UInt64(offset)
  }

  package subscript(place: UInt64) -> ArraySlice<UInt8> {
    let block = blocks[Int(place >> 32)]
    var at = Int(place & 0xFFFF_FFFF)
    let count = Int(PackedNumber.read(block[...], &at))
    return block[at..<at + count]
  }
}
