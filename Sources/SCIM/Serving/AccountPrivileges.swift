import Identity

/// Whether each account is an administrator, by its own word or by what it holds.
struct AccountPrivileges: Sendable {
  private let truths: [Truth]

  init(_ snapshot: Snapshot) {
    let access = EffectiveAccess(snapshot)
    // Asked once a group: a set of entitlements for each of a million accounts takes seconds.
    let groups = snapshot.groups.indices.map { access.privilege(ofGroup: $0).is }
    let (rows, memberships) = (snapshot.accounts, snapshot.memberships)
    let (grants, entitlements) = (snapshot.grants, snapshot.entitlements)
    truths = rows.indices.map { account in
      var truth = rows[account].privileged
      for position in snapshot.grants(ofAccount: account) where truth != .yes {
        switch entitlements[Int(grants[position].entitlement)].privilege {
        case .admin: truth = .yes
        case .unknown: truth = .unknown
        case .none, .metadata, .read, .write: break
        }
      }
      for position in snapshot.memberships(ofAccount: account) where truth != .yes {
        let group = groups[Int(memberships[Int(position)].group)]
        if group != .no { truth = group }
      }
      return truth
    }
  }

  func of(_ account: Int) -> Truth { truths[account] }
}
