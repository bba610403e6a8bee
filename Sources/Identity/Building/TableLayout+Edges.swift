extension TableLayout {
  mutating func lay(
    _ edges: ResolvedEdges, _ values: ValueDictionary
  ) throws(SnapshotError) {
    for membership in edges.memberships {
      let edge = membership.edge
      tables.memberships.append(
        MembershipRow(
          group: UInt32(membership.target),
          member: membership.kind == .unknown
            ? values.position(edge.member.id) : UInt32(membership.principal),
          role: values.position(edge.role), detail: try lay(edge.detail, values),
          flags: MembershipRow.kindField.bits(membership.kind)
            | MembershipRow.directField.bits(edge.direct)
            | MembershipRow.dynamicField.bits(edge.dynamic)))
    }
    for grant in edges.grants {
      let edge = grant.edge
      tables.grants.append(
        GrantRow(
          principal: grant.kind == .unknown
            ? values.position(edge.principal.id) : UInt32(grant.principal),
          entitlement: UInt32(grant.target), detail: try lay(edge.detail, values),
          flags: GrantRow.kindField.bits(grant.kind) | GrantRow.directField.bits(edge.direct)
            | GrantRow.stateField.bits(edge.state)))
    }
    linkMemberships()
    linkGrants()
  }

  private mutating func lay(
    _ facts: EdgeFacts, _ values: ValueDictionary
  ) throws(SnapshotError) -> UInt32 {
    guard !facts.isEmpty else { return 0 }
    tables.edgeFacts.append(
      EdgeFactsRow(
        since: Self.stored(facts.since), expires: Self.stored(facts.expires),
        lastUsed: Self.stored(facts.lastUsed), by: values.position(facts.by), unused: 0,
        url: try pool.add(facts.url)))
    return UInt32(tables.edgeFacts.count)
  }

  private mutating func linkMemberships() {
    let accounts = tables.accounts.count
    tables.groupMembers = Self.starts(tables.groups.count, tables.memberships) { Int($0.group) }
    func principal(_ row: MembershipRow) -> Int? {
      switch row.memberKind {
      case .account: Int(row.member)
      case .group: accounts + Int(row.member)
      case .unknown: nil
      }
    }
    tables.memberOfStarts = Self.starts(
      accounts + tables.groups.count, tables.memberships, key: principal)
    tables.memberOf = Self.positions(tables.memberOfStarts, tables.memberships, key: principal)
  }

  private mutating func linkGrants() {
    let accounts = tables.accounts.count
    tables.grantStarts = Self.starts(accounts + tables.groups.count, tables.grants) {
      switch $0.principalKind {
      case .account: Int($0.principal)
      case .group: accounts + Int($0.principal)
      case .unknown: nil
      }
    }
    tables.holderStarts = Self.starts(tables.entitlements.count, tables.grants) {
      Int($0.entitlement)
    }
    tables.holders = Self.positions(tables.holderStarts, tables.grants) { Int($0.entitlement) }
  }

  /// Where each key's run begins, with one more entry for the end of the last.
  private static func starts<Row>(_ keys: Int, _ rows: [Row], key: (Row) -> Int?) -> [UInt32] {
    var starts = [UInt32](repeating: 0, count: keys + 1)
    for row in rows {
      if let key = key(row) { starts[key + 1] += 1 }
    }
    for position in 0..<keys { starts[position + 1] += starts[position] }
    return starts
  }

  /// Positions of the rows, gathered by key.
  private static func positions<Row>(
    _ starts: [UInt32], _ rows: [Row], key: (Row) -> Int?
  ) -> [UInt32] {
    var next = starts
    var positions = [UInt32](repeating: 0, count: Int(starts.last ?? 0))
    for (position, row) in rows.enumerated() {
      guard let key = key(row) else { continue }
      positions[Int(next[key])] = UInt32(position)
      next[key] += 1
    }
    return positions
  }
}
