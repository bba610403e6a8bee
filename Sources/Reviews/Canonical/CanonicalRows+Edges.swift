internal import Identity

extension CanonicalRows {
  func writeMemberships(to cells: inout some CellWriter) throws -> Int {
    let memberships = snapshot.memberships
    for row in memberships {
      let facts = snapshot.facts(row.detail)
      cells.beginRow(of: source)
      cells.ready(.group(Int(row.group)), of: source)
      cells.plain(words.principalKind[row.memberKind])
      writePrincipal(row.memberKind, row.member, to: &cells)
      cells.ready(.value(row.role), of: source)
      cells.flag(row.dynamic)
      cells.time(facts?.since ?? StoredTime.none)
      cells.ready(.value(facts?.by ?? 0), of: source)
      cells.time(facts?.expires ?? StoredTime.none)
      try cells.endRow()
    }
    return memberships.count
  }

  func writeGrants(to cells: inout some CellWriter) throws -> Int {
    let grants = snapshot.grants
    for row in grants {
      let facts = snapshot.facts(row.detail)
      let kind = words.principalKind[row.principalKind]
      let entitlement = Int(row.entitlement)
      cells.beginRow(of: source)
      cells.plain(
        RowID.grant(
          source: source.source.instance, principalKind: kind,
          principalID: snapshot.principalID(row),
          entitlementID: snapshot.id(ofEntitlement: entitlement)))
      cells.plain(kind)
      writePrincipal(row.principalKind, row.principal, to: &cells)
      cells.ready(.entitlement(entitlement), of: source)
      cells.plain(words.grantState[row.state])
      cells.time(facts?.since ?? StoredTime.none)
      cells.ready(.value(facts?.by ?? 0), of: source)
      cells.time(facts?.expires ?? StoredTime.none)
      cells.time(facts?.lastUsed ?? StoredTime.none)
      cells.text(facts.map { snapshot.bytes($0.url) } ?? [])
      try cells.endRow()
    }
    return grants.count
  }

  private func writePrincipal(
    _ kind: PrincipalKind, _ position: UInt32, to cells: inout some CellWriter
  ) {
    switch kind {
    case .account: cells.text(snapshot.id(ofAccount: Int(position)))
    case .group: cells.ready(.group(Int(position)), of: source)
    case .unknown: cells.ready(.value(position), of: source)
    }
  }
}
