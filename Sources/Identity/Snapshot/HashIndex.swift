/// An open-addressing index from a text to the rows that have it.
///
/// The entries (32 bits of hash, then the row) stand sorted, so that rows of one text are
/// neighbours however many they are; a slot is the position of a run's first entry plus one, 0 is
/// empty, and at most half the slots are taken. Texts are compared where they lie, never kept here.
package struct HashIndex: Sendable {
  package internal(set) var slots: [UInt32] = []
  package internal(set) var entries: [UInt64] = []

  package init() {}

  static func entry(_ hash: UInt64, row: Int) -> UInt64 {
    (hash & 0xFFFF_FFFF_0000_0000) | UInt64(row)
  }

  init(unsorted: consuming [UInt64]) {
    guard !unsorted.isEmpty else { return }
    entries = unsorted
    entries.sort()
    var count = 4
    while count < entries.count * 2 { count *= 2 }
    slots = Array(repeating: 0, count: count)
    for position in entries.indices
    where position == 0 || entries[position] >> 32 != entries[position - 1] >> 32 {
      var slot = Int(entries[position] >> 32) & (count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (count - 1) }
      slots[slot] = UInt32(position + 1)
    }
  }

  /// The rows whose text hashes alike and that `matches` confirms, in ascending order.
  package func rows(_ hash: UInt64, where matches: (Int) -> Bool) -> [Int] {
    guard !slots.isEmpty else { return [] }
    let key = hash >> 32
    var slot = Int(key) & (slots.count - 1)
    while slots[slot] != 0 {
      let start = Int(slots[slot]) - 1
      if entries[start] >> 32 == key {
        return entries[start...].lazy.prefix { $0 >> 32 == key }
          .map { Int($0 & 0xFFFF_FFFF) }.filter(matches)
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return []
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
