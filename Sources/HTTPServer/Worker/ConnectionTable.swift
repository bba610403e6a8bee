/// The connections of one thread, found by the mark that their events carry.
struct ConnectionTable {
  private var slots: [Connection?] = []
  private var serial: UInt64 = 0
  private(set) var count = 0

  /// A mark that no earlier connection on the same descriptor had: late events find nothing.
  mutating func nextMark(for descriptor: Int32) -> UInt64 {
    serial = (serial + 1) & 0x7FFF_FFFF
    return serial << 32 | UInt64(UInt32(bitPattern: descriptor))
  }

  mutating func insert(_ connection: Connection) {
    let slot = Self.slot(connection.mark)
    while slots.count <= slot { slots.append(nil) }
    slots[slot] = connection
    count += 1
  }

  subscript(mark: UInt64) -> Connection? {
    let slot = Self.slot(mark)
    guard slot < slots.count, let connection = slots[slot], connection.mark == mark else {
      return nil
    }
    return connection
  }

  /// False if it was not there.
  mutating func remove(_ connection: Connection) -> Bool {
    guard self[connection.mark] != nil else { return false }
    slots[Self.slot(connection.mark)] = nil
    count -= 1
    return true
  }

  var all: [Connection] { slots.compactMap { $0 } }

  private static func slot(_ mark: UInt64) -> Int { Int(mark & 0xFFFF_FFFF) }
}
