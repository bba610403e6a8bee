/// Looking inside objects and arrays.
extension JSONNode {
  /// The member of that name (compared bytewise); the last one where the name stands twice.
  package subscript(key: String) -> JSONNode? { member(Array(key.utf8)) }

  /// As above, for a name that is kept as bytes because it is asked for again and again.
  package func member(_ key: [UInt8]) -> JSONNode? {
    guard kind == .object else { return nil }
    let storage = storage
    let tape = storage.entries
    let text = storage.bytes
    let entries = tape.span
    let bytes = text.span
    let name = key.span
    let end = Int(entries[index].next)
    var at = index &+ 1
    var found: Int?
    while at < end {
      if JSONNode.isKey(entries[at], name, in: bytes) { found = at &+ 1 }
      at = Int(entries[at &+ 1].next)
    }
    return found.map { JSONNode(storage: storage, index: $0) }
  }

  private static func isKey(
    _ entry: JSONEntry, _ name: Span<UInt8>, in bytes: Span<UInt8>
  ) -> Bool {
    let start = Int(entry.start)
    if entry.isEscaped {
      let decoded = JSONEscapes.decoded(bytes.extracting(entry.range))
      return decoded.count == name.count && name.indices.allSatisfy { decoded[$0] == name[$0] }
    }
    guard Int(entry.end) &- start == name.count else { return false }
    var at = 0
    while at < name.count {
      guard bytes[start &+ at] == name[at] else { return false }
      at &+= 1
    }
    return true
  }

  /// The number of elements of an array or of distinct names of an object; 0 for a scalar.
  package var count: Int {
    kind == .object ? entry.count - repeatedNames.count : entry.count
  }

  /// The elements of an array; none if it is no array.
  package var elements: JSONElements { JSONElements(of: self) }

  /// The members of an object, each name once with its last value; none if it is no object.
  package var members: JSONMembers { JSONMembers(of: self) }

  /// Whether a name stands twice in the object, so that what it holds depends on who reads it.
  package var repeatsNames: Bool { !repeatedNames.isEmpty }

  /// The tape positions of names that stand again later in the same object.
  var repeatedNames: Set<Int> {
    guard kind == .object, entry.count > 1, mayRepeatNames else { return [] }
    var repeated: Set<Int> = []
    var seen: [ArraySlice<UInt8>: Int] = [:]
    seen.reserveCapacity(entry.count)
    var at = index + 1
    while at < Int(entry.next) {
      let name = JSONNode(storage: storage, index: at).utf8 ?? []
      if let earlier = seen.updateValue(at, forKey: name) { repeated.insert(earlier) }
      at = Int(storage.entries[at + 1].next)
    }
    return repeated
  }
}

extension JSONNode {
  /// False only where no name can stand twice: a cheap look that spares objects of usual size the
  /// table. Names that differ in length, or in their first or last bytes, are different.
  private var mayRepeatNames: Bool {
    guard entry.count <= 32 else { return true }
    let storage = storage
    let (tape, text) = (storage.entries, storage.bytes)
    let (entries, bytes) = (tape.span, text.span)
    var marks = [32 of UInt64](repeating: 0)
    var known = 0
    var at = index &+ 1
    let end = Int(entry.next)
    while at < end {
      let name = entries[at]
      guard !name.isEscaped else { return true }
      let (start, length) = (Int(name.start), Int(name.end &- name.start))
      var mark = UInt64(length)
      if length > 0 {
        // The whole of a short name, both ends of a long one, in 56 bits with its length.
        for offset in 0..<min(length, 4) { mark = mark << 8 | UInt64(bytes[start &+ offset]) }
        for offset in max(4, length &- 3)..<max(4, length) {
          mark = mark << 8 | UInt64(bytes[start &+ offset])
        }
      }
      for other in 0..<known where marks[other] == mark { return true }
      marks[known] = mark
      known &+= 1
      at = Int(entries[at &+ 1].next)
    }
    return false
  }
}

/// The elements of an array in their order.
package struct JSONElements: Sequence, IteratorProtocol, Sendable {
  private let storage: JSONStorage
  private var at: Int
  private let end: Int

  fileprivate init(of node: JSONNode) {
    storage = node.storage
    at = node.index + 1
    end = node.kind == .array ? Int(node.entry.next) : at
  }

  package mutating func next() -> JSONNode? {
    guard at < end else { return nil }
    defer { at = Int(storage.entries[at].next) }
    return JSONNode(storage: storage, index: at)
  }
}

/// The members of an object in their order.
package struct JSONMembers: Sequence, IteratorProtocol, Sendable {
  private let storage: JSONStorage
  private let repeated: Set<Int>
  private var at: Int
  private let end: Int

  fileprivate init(of node: JSONNode) {
    storage = node.storage
    repeated = node.repeatedNames
    at = node.index + 1
    end = node.kind == .object ? Int(node.entry.next) : at
  }

  package mutating func next() -> (key: String, value: JSONNode)? {
    while at < end {
      let key = at
      at = Int(storage.entries[key + 1].next)
      if repeated.isEmpty || !repeated.contains(key) {
        let name = JSONNode(storage: storage, index: key).string ?? ""
        return (name, JSONNode(storage: storage, index: key + 1))
      }
    }
    return nil
  }
}
