internal import Formats

extension TableLayout {
  /// Builds the indexes; `email` takes every address that an account has.
  mutating func index(_ builder: SnapshotBuilder) {
    tables.accountIDs = Self.exact(builder.accounts) { $0.id }
    tables.accountExternalIDs = Self.exact(builder.accounts) { $0.externalID }
    tables.accountUsernames = Self.folded(builder.accounts) { [$0.username] }
    tables.accountDisplayNames = Self.folded(builder.accounts) { [$0.displayName] }
    let keeps = keepsAttributes
    tables.accountEmails = Self.folded(builder.accounts) { account in
      [account.email] + (keeps ? Self.addresses(account.attributes) : [])
    }
    tables.groupIDs = Self.exact(builder.groups) { $0.id }
    tables.groupExternalIDs = Self.exact(builder.groups) { $0.externalID }
    tables.groupNames = Self.folded(builder.groups) { [$0.name] }
    tables.entitlementIDs = Self.exact(builder.entitlements) { $0.id }
  }

  private static func addresses(_ attributes: JSONObject) -> [String?] {
    attributes["emails"]?.array?.map { $0["value"]?.string } ?? []
  }

  private static func exact<Record>(
    _ records: [Record], text: (Record) -> String?
  ) -> HashIndex {
    HashIndex(
      records.enumerated().compactMap { row, record in
        guard let text = text(record), !text.isEmpty else { return nil }
        return (HashIndex.hash(text.utf8), row)
      })
  }

  private static func folded<Record>(
    _ records: [Record], texts: (Record) -> [String?]
  ) -> HashIndex {
    var pairs: [(hash: UInt64, row: Int)] = []
    for (row, record) in records.enumerated() {
      var seen: Set<UInt64> = []
      for case let text? in texts(record) where !text.isEmpty {
        let hash = HashIndex.hash(CaseFolding.fold(text.utf8))
        // Two addresses of one account may hash alike; the row stands once.
        if seen.insert(hash >> 32).inserted { pairs.append((hash, row)) }
      }
    }
    return HashIndex(pairs)
  }
}
