internal import Formats

/// What an account can be found by without a scan.
package enum AccountKey: Sendable {
  /// Compared exactly.
  case id, externalID
  /// Compared without case; `email` finds every address that the account has.
  case username, email, displayName
}

extension Snapshot {
  /// The accounts with that value, in order of id.
  package func accounts(_ key: AccountKey, equal value: some Collection<UInt8>) -> [Int] {
    switch key {
    case .id: exact(tables.accountIDs, value) { self.bytes(self.accounts[$0].ranges.id) }
    case .externalID:
      exact(tables.accountExternalIDs, value) { self.bytes(self.accounts[$0].ranges.externalID) }
    case .username:
      folded(tables.accountUsernames, value) {
        [self.bytes(self.accounts[$0].ranges.username)]
      }
    case .displayName:
      folded(tables.accountDisplayNames, value) {
        [self.bytes(self.accounts[$0].ranges.displayName)]
      }
    case .email: folded(tables.accountEmails, value) { self.emails(ofAccount: $0) }
    }
  }

  package func account(id: some Collection<UInt8>) -> Int? { accounts(.id, equal: id).first }

  package func group(id: some Collection<UInt8>) -> Int? {
    exact(tables.groupIDs, id) { self.bytes(self.groups[$0].id) }.first
  }

  /// The groups of that name, compared without case.
  package func groups(named name: some Collection<UInt8>) -> [Int] {
    folded(tables.groupNames, name) { [self.bytes(self.groups[$0].name)] }
  }

  package func groups(externalID: some Collection<UInt8>) -> [Int] {
    exact(tables.groupExternalIDs, externalID) { self.bytes(self.groups[$0].externalID) }
  }

  package func entitlement(id: some Collection<UInt8>) -> Int? {
    exact(tables.entitlementIDs, id) { self.bytes(self.entitlements[$0].id) }.first
  }

  /// Every address of the account: its own, and those of its attributes.
  package func emails(ofAccount account: Int) -> [ArraySlice<UInt8>] {
    let row = accounts[account]
    var all: [ArraySlice<UInt8>] = []
    if row.emailLength > 0 { all.append(bytes(row.ranges.email)) }
    guard row.bagLength > 0, let bag = try? JSONDocument(parsing: Array(bytes(row.bag))).root,
      let listed = bag["emails"]
    else { return all }
    for item in listed.elements {
      if let address = item["value"]?.string { all.append(ArraySlice(address.utf8)) }
    }
    return all
  }

  private func exact(
    _ index: HashIndex, _ value: some Collection<UInt8>, text: (Int) -> ArraySlice<UInt8>
  ) -> [Int] {
    guard !value.isEmpty else { return [] }
    return index.rows(HashIndex.hash(value)) { text($0).elementsEqual(value) }
  }

  private func folded(
    _ index: HashIndex, _ value: some Collection<UInt8>, texts: (Int) -> [ArraySlice<UInt8>]
  ) -> [Int] {
    guard !value.isEmpty else { return [] }
    let wanted = CaseFolding.fold(value)
    return index.rows(HashIndex.hash(wanted)) { row in
      texts(row).contains { CaseFolding.fold($0) == wanted }
    }
  }
}
