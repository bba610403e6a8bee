/// SHA-256 (FIPS 180-4): identifies contents, seals records, and carries signatures.
package struct SHA256: Sendable {
  var state: [8 of UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab,
    0x5be0_cd19,
  ]
  /// The bytes that do not fill a block yet.
  private var pending: [UInt8] = []
  private var length: UInt64 = 0

  package init() {}

  package static func hash(_ bytes: [UInt8]) -> [UInt8] {
    var digest = SHA256()
    digest.update(bytes)
    return digest.finish()
  }

  /// The digest as 64 lower-case hexadecimal digits.
  package static func hex(_ bytes: [UInt8]) -> String { Hexadecimal.encode(hash(bytes)) }

  package mutating func update(_ bytes: [UInt8]) { update(bytes.span) }
  package mutating func update(_ bytes: ArraySlice<UInt8>) { update(bytes.span) }
  package mutating func update(_ text: String) { update(text.utf8Span.span) }

  package mutating func update(_ bytes: Span<UInt8>) {
    length &+= UInt64(bytes.count)
    var at = 0
    if !pending.isEmpty {
      at = min(64 - pending.count, bytes.count)
      pending.append(bytes.extracting(0..<at))
      guard pending.count == 64 else { return }
      let block = pending
      compress(block.span)
      pending.removeAll(keepingCapacity: true)
    }
    let end = at + (bytes.count - at) / 64 * 64
    compress(bytes.extracting(at..<end))
    pending.append(bytes.extracting(end..<bytes.count))
  }

  /// The digest of everything so far: 32 bytes.
  package func finish() -> [UInt8] {
    var last = self
    // Section 5.1.1: a one bit, zeros, and the length in bits in the last eight bytes.
    last.pending.append(0x80)
    let zeros = (120 - last.pending.count) % 64
    last.pending.append(contentsOf: repeatElement(0, count: zeros))
    for shift in stride(from: 56, through: 0, by: -8) {
      last.pending.append(UInt8(truncatingIfNeeded: (length &* 8) >> UInt64(shift)))
    }
    let blocks = last.pending
    last.compress(blocks.span)
    var output: [UInt8] = []
    output.reserveCapacity(32)
    for at in last.state.indices {
      for shift in stride(from: 24, through: 0, by: -8) {
        output.append(UInt8(truncatingIfNeeded: last.state[at] >> UInt32(shift)))
      }
    }
    return output
  }
}
