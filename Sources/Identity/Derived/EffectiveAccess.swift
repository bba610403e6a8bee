/// Who holds what over nested groups: derived from the direct edges, never ingested.
///
/// Groups that contain each other count as one; an account that is reached over several paths
/// counts once.
package struct EffectiveAccess: Sendable {
  private let snapshot: Snapshot
  /// The groups that each group is in, over any number of steps, itself included.
  private let above: [[UInt32]]

  package init(_ snapshot: Snapshot) {
    self.snapshot = snapshot
    var seen = [Int](repeating: -1, count: snapshot.groups.count)
    above = snapshot.groups.indices.map { group in
      var reached: [UInt32] = []
      var waiting = [group]
      seen[group] = group
      while let next = waiting.popLast() {
        reached.append(UInt32(next))
        for position in snapshot.memberships(ofGroup: next) {
          let parent = Int(snapshot.memberships[Int(position)].group)
          if seen[parent] != group {
            seen[parent] = group
            waiting.append(parent)
          }
        }
      }
      return reached.sorted()
    }
  }

  /// The groups that the account is in, directly or over other groups, in order.
  package func groups(ofAccount account: Int) -> [Int] {
    var all: Set<UInt32> = []
    for position in snapshot.memberships(ofAccount: account) {
      all.formUnion(above[Int(snapshot.memberships[Int(position)].group)])
    }
    return all.sorted().map { Int($0) }
  }

  /// The entitlements that the account holds, directly or through groups, in order.
  package func entitlements(ofAccount account: Int) -> [Int] {
    var all = Set(snapshot.grants(ofAccount: account).map { snapshot.grants[$0].entitlement })
    for group in groups(ofAccount: account) {
      for grant in snapshot.grants(ofGroup: group) {
        all.insert(snapshot.grants[grant].entitlement)
      }
    }
    return all.sorted().map { Int($0) }
  }

  /// The entitlements that members of the group hold through it, in order.
  package func entitlements(ofGroup group: Int) -> [Int] {
    var all: Set<UInt32> = []
    for ancestor in above[group] {
      for grant in snapshot.grants(ofGroup: Int(ancestor)) {
        all.insert(snapshot.grants[grant].entitlement)
      }
    }
    return all.sorted().map { Int($0) }
  }

  /// How many accounts each group holds, directly or through nested groups.
  package func memberCounts() -> [Int] {
    var counts = [Int](repeating: 0, count: snapshot.groups.count)
    for account in snapshot.accounts.indices {
      for group in groups(ofAccount: account) { counts[group] += 1 }
    }
    return counts
  }

  /// How many accounts hold each entitlement, directly or through groups.
  package func holderCounts() -> [Int] {
    var counts = [Int](repeating: 0, count: snapshot.entitlements.count)
    for account in snapshot.accounts.indices {
      for entitlement in entitlements(ofAccount: account) { counts[entitlement] += 1 }
    }
    return counts
  }

  /// Whether the account is an administrator, by its own word or by what it holds, and what made
  /// it so: an entitlement's ordinal, or nil where only its own word does.
  package func privilege(ofAccount account: Int) -> (is: Truth, by: Int?) {
    let own = snapshot.accounts[account].privileged
    let held = privilege(of: entitlements(ofAccount: account))
    if held.is == .yes { return held }
    if own == .yes { return (.yes, nil) }
    return own == .no && held.is == .no ? (.no, nil) : (.unknown, nil)
  }

  /// Whether membership in the group makes an administrator.
  package func privilege(ofGroup group: Int) -> (is: Truth, by: Int?) {
    privilege(of: entitlements(ofGroup: group))
  }

  private func privilege(of entitlements: [Int]) -> (is: Truth, by: Int?) {
    var known = true
    for entitlement in entitlements {
      switch snapshot.entitlements[entitlement].privilege {
      case .admin: return (.yes, entitlement)
      case .unknown: known = false
      case .none, .metadata, .read, .write: break
      }
    }
    return (known ? .no : .unknown, nil)
  }
}
