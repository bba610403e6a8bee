/// The one run of bytes that all texts of a snapshot lie in.
struct TextPool {
  private(set) var bytes: [UInt8] = []

  /// Appends a text; an absent or empty one takes no place.
  mutating func add(_ text: String?) throws(SnapshotError) -> TextRange {
    guard let text, !text.isEmpty else { return TextRange() }
    return try add(bytes: text.utf8)
  }

  mutating func add(bytes text: some Collection<UInt8>) throws(SnapshotError) -> TextRange {
    let start = bytes.count
    guard start + text.count <= Int(UInt32.max) else { throw .tooMuchText }
    bytes.append(contentsOf: text)
    return TextRange(start: UInt32(start), length: UInt32(text.count))
  }

  mutating func add(joined texts: [String]) throws(SnapshotError) -> TextRange {
    try add(texts.isEmpty ? nil : texts.joined(separator: ";"))
  }
}

/// The distinct repeated values of a snapshot, sorted, with their positions.
struct ValueDictionary {
  let sorted: [String]
  private var positions: [ByteKey: UInt32] = [:]

  init(_ values: some Sequence<String?>) {
    var distinct: Set<ByteKey> = [ByteKey("")]
    for case let value? in values { distinct.insert(ByteKey(value)) }
    sorted = distinct.map { $0.text }.sorted { ByteKey.precedes($0, $1) }
    for (position, value) in sorted.enumerated() { positions[ByteKey(value)] = UInt32(position) }
  }

  func position(_ value: String?) -> UInt32 { value.flatMap { positions[ByteKey($0)] } ?? 0 }
}
