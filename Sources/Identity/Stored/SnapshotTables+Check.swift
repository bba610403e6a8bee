extension SnapshotTables {
  /// The first reference that points outside its table, in words; nil if all is in order.
  ///
  /// Checksums find chance damage; this keeps any other file from trapping a reader.
  var inconsistency: String? {
    if accounts.contains(where: { !fits($0) }) { return "an account points outside" }
    if extras.contains(where: { !fits($0) }) { return "an account's facts point outside" }
    if groups.contains(where: { !fits($0) }) { return "a group points outside" }
    if entitlements.contains(where: { !fits($0) }) { return "an entitlement points outside" }
    if credentials.contains(where: { !fits($0) }) { return "a credential points outside" }
    if values.isEmpty || values.contains(where: { !fits($0) }) { return "a value points outside" }
    if edgeFacts.contains(where: { !fits($0.url) || $0.by >= values.count }) {
      return "an edge's facts point outside"
    }
    if memberships.contains(where: { !fits($0) }) { return "a membership points outside" }
    if grants.contains(where: { !fits($0) }) { return "a grant points outside" }
    let principals = accounts.count + groups.count
    guard areStarts(groupMembers, keys: groups.count, rows: memberships.count),
      areStarts(memberOfStarts, keys: principals, rows: memberOf.count),
      areStarts(grantStarts, keys: principals, rows: grants.count),
      areStarts(holderStarts, keys: entitlements.count, rows: holders.count),
      memberOf.allSatisfy({ $0 < memberships.count }), holders.allSatisfy({ $0 < grants.count })
    else { return "an edge table points outside" }
    guard
      areSlots(accountIDs, accounts.count), areSlots(accountUsernames, accounts.count),
      areSlots(accountExternalIDs, accounts.count), areSlots(accountEmails, accounts.count),
      areSlots(accountDisplayNames, accounts.count), areSlots(groupIDs, groups.count),
      areSlots(groupNames, groups.count), areSlots(groupExternalIDs, groups.count),
      areSlots(entitlementIDs, entitlements.count)
    else { return "an index points outside" }
    return nil
  }

  private func fits(_ range: TextRange) -> Bool {
    Int(range.start) + Int(range.length) <= pool.count
  }

  private func fits(_ row: AccountRow) -> Bool {
    let lengths = [
      row.idLength, row.usernameLength, row.displayNameLength, row.givenNameLength,
      row.familyNameLength, row.emailLength, row.externalIDLength, row.urlLength,
    ]
    return Int(row.text) + lengths.reduce(0) { $0 + Int($1) } <= pool.count
      && fits(row.bag) && Int(row.extra) <= extras.count && row.statusRaw < values.count
      && row.title < values.count && row.department < values.count
  }

  private func fits(_ row: AccountExtraRow) -> Bool {
    fits(row.employeeNumber) && fits(row.managerID) && fits(row.managerName)
      && fits(row.managerEmail) && fits(row.ownerEmail) && fits(row.multiFactorMethods)
  }

  private func fits(_ row: GroupRow) -> Bool {
    fits(row.id) && fits(row.name) && fits(row.description) && fits(row.externalID)
      && fits(row.ownerEmails) && fits(row.dynamicRule) && fits(row.url)
      && row.type < values.count
  }

  private func fits(_ row: EntitlementRow) -> Bool {
    fits(row.id) && fits(row.slug) && fits(row.name) && fits(row.description)
      && fits(row.resourceID) && fits(row.resourceName) && fits(row.ownerEmail) && fits(row.url)
      && row.resourceType < values.count
  }

  private func fits(_ row: CredentialRow) -> Bool {
    fits(row.id) && fits(row.name) && fits(row.ownerID) && fits(row.scopes) && fits(row.url)
      && row.status < values.count
  }

  private func fits(_ row: MembershipRow) -> Bool {
    row.group < groups.count && fits(row.memberKind, row.member) && row.role < values.count
      && row.detail <= edgeFacts.count
  }

  private func fits(_ row: GrantRow) -> Bool {
    row.entitlement < entitlements.count && fits(row.principalKind, row.principal)
      && row.detail <= edgeFacts.count
  }

  private func fits(_ kind: PrincipalKind, _ position: UInt32) -> Bool {
    switch kind {
    case .account: position < accounts.count
    case .group: position < groups.count
    case .unknown: position < values.count
    }
  }

  private func areStarts(_ starts: [UInt32], keys: Int, rows: Int) -> Bool {
    guard starts.count == keys + 1, starts[0] == 0, starts[keys] <= rows else { return false }
    return zip(starts, starts.dropFirst()).allSatisfy { $0 <= $1 }
  }

  /// A power of two of slots with at least one empty, each naming an entry that exists, each
  /// entry a row that exists.
  private func areSlots(_ index: HashIndex, _ rows: Int) -> Bool {
    guard !index.slots.isEmpty else { return index.entries.isEmpty }
    let count = index.slots.count
    return count & (count - 1) == 0 && index.slots.contains(0)
      && index.slots.allSatisfy { $0 <= index.entries.count }
      && index.entries.allSatisfy { $0 & 0xFFFF_FFFF < UInt64(rows) }
  }
}
