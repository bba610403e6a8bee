import Identity

/// A name for every entitlement that no other one has: readers merge what is named alike.
struct EntitlementDisplays {
  /// By ordinal.
  let texts: [[UInt8]]

  init(_ snapshot: Snapshot) {
    let rows = snapshot.entitlements
    var texts = rows.map { row in
      Array(snapshot.bytes(row.name.length > 0 ? row.name : row.slug))
    }
    for position in texts.indices where texts[position].isEmpty {
      texts[position] = Array(snapshot.bytes(rows[position].id))
    }
    for position in Self.shared(texts) where rows[position].resourceName.length > 0 {
      texts[position] += Array(" (".utf8) + snapshot.bytes(rows[position].resourceName)
      texts[position] += Array(")".utf8)
    }
    for position in Self.shared(texts) {
      texts[position] += Array(" #".utf8) + snapshot.bytes(rows[position].id)
    }
    self.texts = texts
  }

  /// The positions of all texts that stand more than once, case ignored.
  private static func shared(_ texts: [[UInt8]]) -> [Int] {
    var positions: [[UInt8]: [Int]] = [:]
    for (position, text) in texts.enumerated() {
      positions[CaseFolding.fold(text), default: []].append(position)
    }
    return positions.values.lazy.filter { $0.count > 1 }.flatMap { $0 }
  }
}
