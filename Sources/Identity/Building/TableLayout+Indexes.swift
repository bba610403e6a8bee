internal import Formats

extension TableLayout {
  /// Builds the indexes; `email` takes every address that an account has.
  mutating func index() {
    let (accounts, groups, pool) = (tables.accounts, tables.groups, tables.pool)
    func text(_ range: TextRange) -> ArraySlice<UInt8> {
      pool[Int(range.start)..<Int(range.start) + Int(range.length)]
    }
    func exact<Row>(_ rows: [Row], _ range: (Row) -> TextRange) -> HashIndex {
      Self.index(rows) { row, hashes in
        let text = text(range(row))
        if !text.isEmpty { hashes.append(HashIndex.hash(text)) }
      }
    }
    func folded<Row>(_ rows: [Row], _ range: (Row) -> TextRange) -> HashIndex {
      Self.index(rows) { Self.fold(text(range($0)), into: &$1) }
    }
    tables.accountIDs = exact(accounts) { $0.ranges.id }
    tables.accountExternalIDs = exact(accounts) { $0.ranges.externalID }
    tables.accountUsernames = folded(accounts) { $0.ranges.username }
    tables.accountDisplayNames = folded(accounts) { $0.ranges.displayName }
    tables.accountEmails = Self.index(accounts) { row, hashes in
      Self.fold(text(row.ranges.email), into: &hashes)
      if row.bagLength > 0 { Self.addresses(text(row.bag), into: &hashes) }
    }
    tables.groupIDs = exact(groups) { $0.id }
    tables.groupExternalIDs = exact(groups) { $0.externalID }
    tables.groupNames = folded(groups) { $0.name }
    tables.entitlementIDs = exact(tables.entitlements) { $0.id }
  }

  private static func addresses(_ attributes: ArraySlice<UInt8>, into hashes: inout [UInt64]) {
    guard let emails = try? JSONDocument(parsing: Array(attributes)).root["emails"],
      emails.kind == .array
    else { return }
    for email in emails.elements {
      if let address = email["value"]?.string { fold(Array(address.utf8)[...], into: &hashes) }
    }
  }

  private static func fold(_ text: ArraySlice<UInt8>, into hashes: inout [UInt64]) {
    guard !text.isEmpty else { return }
    let hash = HashIndex.hash(CaseFolding.fold(text))
    // Two addresses of one account may hash alike; the row stands once.
    if !hashes.contains(where: { $0 >> 32 == hash >> 32 }) { hashes.append(hash) }
  }

  private static func index<Row>(
    _ rows: [Row], _ hashes: (Row, inout [UInt64]) -> Void
  ) -> HashIndex {
    var entries: [UInt64] = []
    entries.reserveCapacity(rows.count)
    var found: [UInt64] = []
    for (position, row) in rows.enumerated() {
      found.removeAll(keepingCapacity: true)
      hashes(row, &found)
      for hash in found { entries.append(HashIndex.entry(hash, row: position)) }
    }
    return HashIndex(unsorted: entries)
  }
}
