package import Formats

/// Carries a seen table on to the next snapshot: objects that are gone leave it, new ones enter.
package struct SeenTableBuilder {
  private let previous: SeenTable
  private let time: Timestamp
  private var bytes = SeenRow.header
  private var starts: [Int] = []
  /// The first row of the previous table that does not come before what was added last.
  private var cursor = 0

  /// `time` is when the pull began: what it saw was so by then at the latest.
  package init(following previous: SeenTable, at time: Timestamp) {
    self.previous = previous
    self.time = time
    bytes.reserveCapacity(previous.bytes.count)
  }

  /// Adds the next object, in order of kind and id, as a snapshot's rows stand.
  package mutating func add(
    _ kind: SeenTable.Kind, _ id: ArraySlice<UInt8>, hash: UInt64
  ) throws(FormatError) {
    let key = SeenRow.Key(kind: kind.rawValue, id: id)
    if let last = starts.last, SeenRow.key(in: bytes, at: last) >= key {
      throw FormatError("an object of a snapshot is out of order", at: bytes.count)
    }
    while cursor < previous.count, previous.key(at: cursor) < key { cursor += 1 }
    let known =
      cursor < previous.count && previous.key(at: cursor) == key
      ? previous.entry(at: cursor) : nil
    starts.append(bytes.count)
    SeenRow.append(
      key,
      SeenTable.Entry(
        hash: hash, firstSeen: known?.firstSeen ?? time,
        changed: known?.hash == hash ? known?.changed ?? time : time),
      to: &bytes)
  }

  package consuming func finish() -> SeenTable {
    SeenTable(checked: SeenRow.seal(bytes), starts: starts)
  }
}
