/// Decodes a gzip body (RFC 1952) and proves that it is whole, which libcurl does not.
enum Gzip {
  enum Fault: Error, Equatable {
    /// The bytes end before the data do.
    case cut
    case malformed
    case tooLarge
  }

  /// `limit` bounds what comes out, however little went in.
  static func decode(_ bytes: [UInt8], limit: Int) throws(Fault) -> [UInt8] {
    var reader = BitReader(bytes)
    var output: [UInt8] = []
    output.reserveCapacity(min(limit, bytes.count.multipliedReportingOverflow(by: 4).partialValue))
    // RFC 1952 section 2.2: members follow each other, and nothing else does.
    repeat { try member(&reader, into: &output, limit: limit) } while !reader.isAtEnd
    return output
  }

  private static func member(
    _ reader: inout BitReader, into output: inout [UInt8], limit: Int
  ) throws(Fault) {
    try header(&reader)
    let start = output.count
    try Inflate.decode(&reader, into: &output, limit: limit)
    reader.alignToByte()
    let checksum = try reader.take32()
    let size = try reader.take32()
    // RFC 1952 section 2.3.1: the length is modulo 2^32.
    guard size == UInt32(truncatingIfNeeded: output.count - start),
      checksum == CRC32.checksum(output[start...])
    else { throw .malformed }
  }

  private static func header(_ reader: inout BitReader) throws(Fault) {
    guard try reader.take(16) == 0x8B1F, try reader.take(8) == 8 else { throw .malformed }
    let flags = try reader.take(8)
    guard flags & 0xE0 == 0 else { throw .malformed }
    // Time, extra flags and system mean nothing here.
    for _ in 0..<6 { _ = try reader.take(8) }
    if flags & 0x04 != 0 {
      for _ in 0..<(try reader.take(16)) { _ = try reader.take(8) }
    }
    for flag in [0x08, 0x10] where flags & flag != 0 {  // name, comment
      while try reader.take(8) != 0 {}
    }
    if flags & 0x02 != 0 { _ = try reader.take(16) }
  }
}
