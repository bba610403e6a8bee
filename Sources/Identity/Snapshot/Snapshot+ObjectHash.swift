internal import Formats

extension Snapshot {
  /// A hash of all that is told of the account, its own edges included: it changes only with them.
  package func contentHash(ofAccount account: Int) -> UInt64 {
    let row = accounts[account]
    var facts: [UInt8] = []
    append(
      row.ranges.id, row.ranges.username, row.ranges.displayName, row.ranges.givenName, to: &facts)
    append(
      row.ranges.familyName, row.ranges.email, row.ranges.externalID, row.ranges.url, to: &facts)
    append(row.bag, to: &facts)
    for value in [row.statusRaw, row.title, row.department] {
      append(tables.values[Int(value)], to: &facts)
    }
    for number in [row.created, row.updated, row.lastLogin, Int64(row.flags)] {
      append(number, to: &facts)
    }
    if let extra = extra(row) {
      append(
        extra.employeeNumber, extra.managerID, extra.managerName, extra.managerEmail, to: &facts)
      append(extra.ownerEmail, extra.multiFactorMethods, to: &facts)
      append(extra.passwordChanged, to: &facts)
    }
    for position in memberships(ofAccount: account) {
      let membership = memberships[Int(position)]
      append(groups[Int(membership.group)].id, tables.values[Int(membership.role)], to: &facts)
    }
    append(grantsIn: grants(ofAccount: account), to: &facts)
    return Checksum.of(facts[...])
  }

  /// As above, for a group: its members and grants are part of it.
  package func contentHash(ofGroup group: Int) -> UInt64 {
    let row = groups[group]
    var facts: [UInt8] = []
    append(row.id, row.name, row.description, row.externalID, to: &facts)
    append(row.ownerEmails, row.dynamicRule, row.url, tables.values[Int(row.type)], to: &facts)
    for number in [row.created, row.updated, Int64(row.flags)] { append(number, to: &facts) }
    for position in members(ofGroup: group) {
      let membership = memberships[position]
      facts.append(membership.memberKind.rawValue)
      append(memberID(membership), to: &facts)
      append(tables.values[Int(membership.role)], to: &facts)
    }
    append(grantsIn: grants(ofGroup: group), to: &facts)
    return Checksum.of(facts[...])
  }

  /// As above, for an entitlement; who holds it is not part of it.
  package func contentHash(ofEntitlement entitlement: Int) -> UInt64 {
    let row = entitlements[entitlement]
    var facts: [UInt8] = []
    append(row.id, row.slug, row.name, row.description, to: &facts)
    append(row.resourceID, row.resourceName, row.ownerEmail, row.url, to: &facts)
    append(tables.values[Int(row.resourceType)], to: &facts)
    append(Int64(row.flags), to: &facts)
    return Checksum.of(facts[...])
  }

  private func append(_ ranges: TextRange..., to facts: inout [UInt8]) {
    for range in ranges { append(bytes(range), to: &facts) }
  }

  /// Length first, so that no two different sequences of texts read alike.
  private func append(_ text: ArraySlice<UInt8>, to facts: inout [UInt8]) {
    append(Int64(text.count), to: &facts)
    facts.append(contentsOf: text)
  }

  private func append(_ number: Int64, to facts: inout [UInt8]) {
    StoredNumber.append(number, to: &facts)
  }

  private func append(grantsIn positions: Range<Int>, to facts: inout [UInt8]) {
    for position in positions {
      let grant = grants[position]
      append(entitlements[Int(grant.entitlement)].id, to: &facts)
      append(Int64(grant.flags), to: &facts)
    }
  }
}
