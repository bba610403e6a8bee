/// Decodes DEFLATE data (RFC 1951).
enum Inflate {
  static func decode(
    _ reader: inout BitReader, into output: inout [UInt8], limit: Int
  ) throws(Gzip.Fault) {
    // Distances reach back within the member only.
    let start = output.count
    var isLast = false
    while !isLast {
      isLast = try reader.take(1) == 1
      switch try reader.take(2) {
      case 0: try stored(&reader, into: &output, limit: limit)
      case 1:
        try compressed(&reader, fixed.0, fixed.1, into: &output, from: start, limit: limit)
      case 2:
        let (literals, distances) = try dynamic(&reader)
        try compressed(&reader, literals, distances, into: &output, from: start, limit: limit)
      default: throw .malformed
      }
    }
  }

  /// Section 3.2.4.
  private static func stored(
    _ reader: inout BitReader, into output: inout [UInt8], limit: Int
  ) throws(Gzip.Fault) {
    reader.alignToByte()
    let length = try reader.take(16)
    guard try reader.take(16) == length ^ 0xFFFF else { throw .malformed }
    guard length <= limit - output.count else { throw .tooLarge }
    output.append(contentsOf: try reader.takeBytes(length))
  }

  /// Section 3.2.6.
  private static let fixed: (HuffmanTable, HuffmanTable) = {
    let literals =
      [UInt8](repeating: 8, count: 144) + [UInt8](repeating: 9, count: 112)
      + [UInt8](repeating: 7, count: 24) + [UInt8](repeating: 8, count: 8)
    let distances = [UInt8](repeating: 5, count: 32)
    guard let first = HuffmanTable(lengths: literals[...]),
      let second = HuffmanTable(lengths: distances[...])
    else { preconditionFailure("the fixed codes of RFC 1951 are complete") }
    return (first, second)
  }()

  private static let lengthOrder = [
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
  ]

  /// Section 3.2.7.
  private static func dynamic(
    _ reader: inout BitReader
  ) throws(Gzip.Fault) -> (HuffmanTable, HuffmanTable) {
    let literalCount = try reader.take(5) + 257
    let distanceCount = try reader.take(5) + 1
    let codeCount = try reader.take(4) + 4
    guard literalCount <= 286, distanceCount <= 30 else { throw .malformed }
    var codeLengths = [UInt8](repeating: 0, count: 19)
    for at in 0..<codeCount { codeLengths[lengthOrder[at]] = UInt8(try reader.take(3)) }
    guard let code = HuffmanTable(lengths: codeLengths[...]) else { throw .malformed }

    var lengths: [UInt8] = []
    let total = literalCount + distanceCount
    while lengths.count < total {
      reader.refill()
      let symbol = try code.next(&reader)
      if symbol < 16 {
        lengths.append(UInt8(symbol))
        continue
      }
      var value: UInt8 = 0
      let times: Int
      switch symbol {
      case 16:
        guard let last = lengths.last else { throw .malformed }
        value = last
        times = try reader.take(2) + 3
      case 17: times = try reader.take(3) + 3
      default: times = try reader.take(7) + 11
      }
      guard times <= total - lengths.count else { throw .malformed }
      lengths.append(contentsOf: repeatElement(value, count: times))
    }
    // Without a code for the end of the block the block could not end.
    guard lengths[256] != 0,
      let literals = HuffmanTable(lengths: lengths[..<literalCount]),
      let distances = HuffmanTable(lengths: lengths[literalCount...])
    else { throw .malformed }
    return (literals, distances)
  }

  // Section 3.2.5: base and extra bits by symbol.
  private static let lengthBase = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
    163, 195, 227, 258,
  ]
  private static let lengthBits = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
  ]
  private static let distanceBase = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537,
    2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577,
  ]
  private static let distanceBits = [
    0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13,
    13,
  ]

  private static func compressed(
    _ reader: inout BitReader, _ literals: HuffmanTable, _ distances: HuffmanTable,
    into output: inout [UInt8], from start: Int, limit: Int
  ) throws(Gzip.Fault) {
    while true {
      // Enough for a whole pair: 15 + 5 + 15 + 13 bits.
      reader.refill()
      let symbol = try literals.next(&reader)
      if symbol < 256 {
        guard output.count < limit else { throw .tooLarge }
        output.append(UInt8(symbol))
        continue
      }
      if symbol == 256 { return }
      guard symbol <= 285 else { throw .malformed }
      let length = lengthBase[symbol - 257] + (try reader.take(lengthBits[symbol - 257]))
      let code = try distances.next(&reader)
      guard code < 30 else { throw .malformed }
      let distance = distanceBase[code] + (try reader.take(distanceBits[code]))
      guard distance <= output.count - start else { throw .malformed }
      guard length <= limit - output.count else { throw .tooLarge }
      // Byte by byte: the copy may run into what it writes.
      let from = output.count - distance
      for at in from..<from + length { output.append(output[at]) }
    }
  }
}
