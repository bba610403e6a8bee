internal import Identity

extension CanonicalRows {
  func writeGroups(to cells: inout some CellWriter) throws -> Int {
    let groups = snapshot.groups
    let effective = source.access.memberCounts()
    for (position, row) in groups.enumerated() {
      let direct = directMemberCounts(ofGroup: position)
      cells.beginRow(of: source)
      cells.ready(.group(position), of: source)
      cells.text(snapshot.bytes(row.name))
      cells.ready(.value(row.type), of: source)
      cells.text(snapshot.bytes(row.description))
      cells.list(snapshot.bytes(row.ownerEmails))
      cells.flag(row.dynamic)
      cells.text(snapshot.bytes(row.dynamicRule))
      cells.flag(source.access.privilege(ofGroup: position).is)
      cells.number(direct.accounts)
      cells.number(effective[position])
      cells.number(direct.groups)
      cells.time(row.created)
      cells.time(row.updated)
      // flags
      cells.unknown()
      cells.text(snapshot.bytes(row.url))
      try cells.endRow()
    }
    return groups.count
  }

  /// Rows of one member with several roles stand side by side and count once.
  private func directMemberCounts(ofGroup group: Int) -> (accounts: Int, groups: Int) {
    var counts = (accounts: 0, groups: 0)
    var last: (kind: PrincipalKind, member: UInt32)?
    for position in snapshot.members(ofGroup: group) {
      let row = snapshot.memberships[position]
      let member = (kind: row.memberKind, member: row.member)
      if let last, last == member { continue }
      last = member
      switch member.kind {
      case .account: counts.accounts += 1
      case .group: counts.groups += 1
      case .unknown: break
      }
    }
    return counts
  }
}
