extension TableLayout {
  mutating func lay(_ edges: ResolvedEdges, _ names: EdgeNames) throws(SnapshotError) {
    tables.memberships.reserveCapacity(edges.memberships.count)
    for edge in edges.memberships {
      tables.memberships.append(
        MembershipRow(
          group: edge.target,
          member: edge.kind == .unknown ? names.value(edge.principal) : edge.principal,
          role: names.value(edge.role), detail: try lay(edge, edges.facts, names),
          flags: MembershipRow.kindField.bits(edge.kind)
            | MembershipRow.directField.bits(edge.direct)
            | MembershipRow.dynamicField.bits(edge.dynamic)))
    }
    tables.grants.reserveCapacity(edges.grants.count)
    for edge in edges.grants {
      tables.grants.append(
        GrantRow(
          principal: edge.kind == .unknown ? names.value(edge.principal) : edge.principal,
          entitlement: edge.target, detail: try lay(edge, edges.facts, names),
          flags: GrantRow.kindField.bits(edge.kind) | GrantRow.directField.bits(edge.direct)
            | GrantRow.stateField.bits(edge.state)))
    }
    linkMemberships()
    linkGrants()
  }

  private mutating func lay(
    _ edge: PackedEdge, _ all: [PackedFacts], _ names: EdgeNames
  ) throws(SnapshotError) -> UInt32 {
    guard edge.detail > 0 else { return 0 }
    let facts = all[Int(edge.detail) - 1]
    tables.edgeFacts.append(
      EdgeFactsRow(
        since: facts.since, expires: facts.expires, lastUsed: facts.lastUsed,
        by: names.value(facts.by), unused: 0, url: try pool.add(names.text(facts.url))))
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

/// The texts that edges name by number, and where they stand among the repeated values.
struct EdgeNames {
  private let names: NameTable
  private let values: ValueDictionary

  init(_ names: NameTable, _ values: ValueDictionary) {
    self.names = names
    self.values = values
  }

  func text(_ name: UInt32) -> ArraySlice<UInt8> { names[Int(name)] }

  func value(_ name: UInt32) -> UInt32 { name == 0 ? 0 : values.position(names[Int(name)]) }
}
