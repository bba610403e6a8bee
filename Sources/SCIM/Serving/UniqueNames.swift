import Identity

/// Names made unique without regard to case, for clients that look one up and take the first hit.
///
/// The first by id keeps a name, each other gets its own id as a suffix; an object without a name
/// goes by its id.
struct UniqueNames: Sendable {
  /// The names that differ from the source's, by ordinal. An object without a name that is not
  /// in here goes by its plain id.
  private(set) var changed: [Int: [UInt8]] = [:]
  /// Who answers to a folded name that the source does not have.
  private var owners: [[UInt8]: Int] = [:]

  init(
    count: Int, suffix: [UInt8], id: (Int) -> ArraySlice<UInt8>, name: (Int) -> ArraySlice<UInt8>,
    isTaken: (ArraySlice<UInt8>) -> Bool
  ) {
    let repeated = Self.repeated(count: count, name: name)
    for object in 0..<count {
      let own = name(object)
      guard own.isEmpty || repeated.contains(object) else { continue }
      let end = suffix + Array(id(object))
      var candidate = own.isEmpty ? Array(id(object)) : Array(own) + end
      // A source may hold the very name that was made here; each round is longer, so this ends.
      while isTaken(candidate[...]) || owners[CaseFolding.fold(candidate)] != nil {
        candidate += end
      }
      owners[CaseFolding.fold(candidate)] = object
      if !own.isEmpty || !candidate.elementsEqual(id(object)) { changed[object] = candidate }
    }
  }

  /// The object that was given this name, if it is not one of the source's own names.
  func owner(of name: [UInt8]) -> Int? { owners[CaseFolding.fold(name)] }

  /// All objects whose name an object with a lower id has already.
  private static func repeated(count: Int, name: (Int) -> ArraySlice<UInt8>) -> Set<Int> {
    var hashes: [(hash: UInt64, object: Int)] = []
    hashes.reserveCapacity(count)
    for object in 0..<count where !name(object).isEmpty {
      hashes.append((HashIndex.hash(CaseFolding.fold(name(object))), object))
    }
    hashes.sort { ($0.hash, $0.object) < ($1.hash, $1.object) }
    var repeated: Set<Int> = []
    var start = 0
    while start < hashes.count {
      var end = start + 1
      while end < hashes.count, hashes[end].hash == hashes[start].hash { end += 1 }
      if end - start > 1 {
        var kept: Set<[UInt8]> = []
        for entry in hashes[start..<end]
        where !kept.insert(CaseFolding.fold(name(entry.object))).inserted {
          repeated.insert(entry.object)
        }
      }
      start = end
    }
    return repeated
  }
}
