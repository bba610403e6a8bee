internal import Formats

/// Every text once, each with a number: compared byte by byte, as ids are.
///
/// `String` calls two spellings of one character equal; two such ids are two accounts.
package struct NameTable: Sendable {
  private var arena = ByteArena()
  private var places: [UInt64] = []
  /// A part of each text's hash, so that few texts are compared that differ.
  private var hashes: [UInt32] = []
  /// Open addressing: a name's number plus one, 0 where free.
  private var slots: [UInt32] = []
  /// Drawn anew for each table: who chooses ids cannot choose where they collide.
  private let seed = UInt64.random(in: .min ... .max)

  package init() {}

  package var count: Int { places.count }

  package subscript(name: Int) -> ArraySlice<UInt8> { arena[places[name]] }

  package func contains(_ text: [UInt8]) -> Bool { find(text[...]) != nil }

  package func find(_ text: ArraySlice<UInt8>) -> Int? {
    guard !slots.isEmpty else { return nil }
    let hash = hash(text)
    let slot = slot(of: text, hash)
    return slots[slot] == 0 ? nil : Int(slots[slot]) - 1
  }

  /// The number of the text, and whether it came for the first time.
  @discardableResult
  package mutating func insert(_ text: ArraySlice<UInt8>) -> (name: Int, isNew: Bool) {
    if places.count * 2 >= slots.count { grow() }
    let hash = hash(text)
    let slot = slot(of: text, hash)
    if slots[slot] != 0 { return (Int(slots[slot]) - 1, false) }
    places.append(arena.append(text))
    hashes.append(hash)
    slots[slot] = UInt32(places.count)
    return (places.count - 1, true)
  }

  @discardableResult
  package mutating func insert(_ text: [UInt8]) -> (name: Int, isNew: Bool) { insert(text[...]) }

  package mutating func insert(_ other: NameTable) {
    for name in 0..<other.count { insert(other[name]) }
  }

  private func hash(_ text: ArraySlice<UInt8>) -> UInt32 {
    UInt32(truncatingIfNeeded: Checksum.of(text.span, seed: seed))
  }

  /// The slot where the text is, or where it would go.
  private func slot(of text: ArraySlice<UInt8>, _ hash: UInt32) -> Int {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      let name = Int(slots[slot]) - 1
      if hashes[name] == hash, self[name].elementsEqual(text) { return slot }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private mutating func grow() {
    var larger = [UInt32](repeating: 0, count: max(8, slots.count * 2))
    let mask = larger.count - 1
    for (name, hash) in hashes.enumerated() {
      var slot = Int(hash) & mask
      while larger[slot] != 0 { slot = (slot + 1) & mask }
      larger[slot] = UInt32(name + 1)
    }
    slots = larger
  }
}
