/// The one run of bytes that all texts of a snapshot lie in.
struct TextPool {
  private(set) var bytes: [UInt8] = []

  /// Makes room at once: an array that grows is there twice while it does.
  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  /// Appends a text; an absent or empty one takes no place.
  mutating func add(_ text: String?) throws(SnapshotError) -> TextRange {
    guard let text, !text.isEmpty else { return TextRange() }
    return try add(bytes: text.utf8)
  }

  mutating func add(_ text: ArraySlice<UInt8>) throws(SnapshotError) -> TextRange {
    text.isEmpty ? TextRange() : try add(bytes: text)
  }

  mutating func add(bytes text: some Collection<UInt8>) throws(SnapshotError) -> TextRange {
    let start = bytes.count
    guard start + text.count <= Int(UInt32.max) else { throw .tooMuchText }
    bytes.append(contentsOf: text)
    return TextRange(start: UInt32(start), length: UInt32(text.count))
  }

  mutating func add(joined texts: [String]) throws(SnapshotError) -> TextRange {
    var bytes: [UInt8] = []
    for (position, text) in texts.enumerated() {
      if position > 0 { bytes.append(TextList.separator) }
      bytes += text.utf8
    }
    return bytes.isEmpty ? TextRange() : try add(bytes: bytes)
  }
}
