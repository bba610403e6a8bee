internal import Identity

extension CanonicalRows {
  func writeEntitlements(to cells: inout some CellWriter) throws -> Int {
    let entitlements = snapshot.entitlements
    let effective = source.access.holderCounts()
    for (position, row) in entitlements.enumerated() {
      cells.beginRow(of: source)
      cells.ready(.entitlement(position), of: source)
      cells.plain(words.entitlementKind[row.kind])
      cells.text(snapshot.bytes(row.slug))
      cells.text(snapshot.bytes(row.name))
      cells.text(snapshot.bytes(row.description))
      cells.ready(.value(row.resourceType), of: source)
      cells.text(snapshot.bytes(row.resourceID))
      cells.text(snapshot.bytes(row.resourceName))
      cells.plain(words.privilege[row.privilege])
      cells.flag(Self.isPrivileged(row.privilege))
      cells.plain(row.privilege == .admin ? words.privilegeLevel : [])
      cells.text(snapshot.bytes(row.ownerEmail))
      cells.number(directHolderCount(ofEntitlement: position))
      cells.number(effective[position])
      // flags
      cells.unknown()
      cells.text(snapshot.bytes(row.url))
      try cells.endRow()
    }
    return entitlements.count
  }

  private static func isPrivileged(_ privilege: Privilege) -> Truth {
    switch privilege {
    case .admin: .yes
    case .unknown: .unknown
    case .none, .metadata, .read, .write: .no
    }
  }

  /// Accounts, as everywhere where members or holders are counted.
  private func directHolderCount(ofEntitlement entitlement: Int) -> Int {
    var count = 0
    for position in snapshot.holders(ofEntitlement: entitlement)
    where snapshot.grants[Int(position)].principalKind == .account {
      count += 1
    }
    return count
  }
}
