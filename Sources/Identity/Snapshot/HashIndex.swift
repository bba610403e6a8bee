/// An open-addressing index from a text to the rows that have it.
///
/// A slot is 32 bits of hash and the row plus one; 0 is empty. At most half the slots are taken.
/// Several rows may have one text; the text itself is compared where it lies, never kept here.
package struct HashIndex: Sendable {
  package internal(set) var slots: [UInt64]

  package init() { slots = [] }
  init(slots: [UInt64]) { self.slots = slots }

  init(capacity: Int) {
    var count = 4
    while count < capacity * 2 { count *= 2 }
    slots = capacity == 0 ? [] : Array(repeating: 0, count: count)
  }

  mutating func insert(_ hash: UInt64, row: Int) {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = (hash >> 32) << 32 | UInt64(row + 1)
  }

  /// The rows whose text hashes alike and that `matches` confirms, in ascending order.
  package func rows(_ hash: UInt64, where matches: (Int) -> Bool) -> [Int] {
    guard !slots.isEmpty else { return [] }
    var found: [Int] = []
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let row = Int(slots[slot] & 0xFFFF_FFFF) - 1
      if slots[slot] >> 32 == hash >> 32, !found.contains(row), matches(row) { found.append(row) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return found.sorted()
  }

  /// FNV-1a with a final mix: the same on every machine, so that stored indexes stay valid.
  package static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    hash ^= hash >> 32
    hash = hash &* 0xD6E8_FEB8_6659_FD93
    return hash ^ hash >> 32
  }
}

/// Lower case for comparing names: ASCII at once, everything else as Unicode says.
package enum CaseFolding {
  package static func fold(_ bytes: some Collection<UInt8>) -> [UInt8] {
    var folded: [UInt8] = []
    folded.reserveCapacity(bytes.count)
    for byte in bytes {
      guard byte < 0x80 else {
        return Array(String(decoding: Array(bytes), as: UTF8.self).lowercased().utf8)
      }
      folded.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
    }
    return folded
  }
}
