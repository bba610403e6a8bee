/// Who holds what over nested groups: derived from the direct edges, never ingested.
///
/// Groups that contain each other count as one; an account that is reached over several paths
/// counts once.
package struct EffectiveAccess: Sendable {
  let snapshot: Snapshot
  /// The groups that each group is in, over any number of steps, itself included.
  let above: [[UInt32]]

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
    var walk = AccessWalk(self)
    for account in snapshot.accounts.indices {
      walk.go(toAccount: account)
      for group in walk.groups { counts[group] += 1 }
    }
    return counts
  }

  /// How many accounts hold each entitlement, directly or through groups.
  package func holderCounts() -> [Int] {
    var counts = [Int](repeating: 0, count: snapshot.entitlements.count)
    var walk = AccessWalk(self)
    for account in snapshot.accounts.indices {
      walk.go(toAccount: account)
      for entitlement in walk.entitlements { counts[entitlement] += 1 }
    }
    return counts
  }

  /// Whether membership in the group makes an administrator.
  package func privilege(ofGroup group: Int) -> (is: Truth, by: Int?) {
    privilege(of: entitlements(ofGroup: group))
  }

  /// Whether holding all of these makes an administrator; the first of them that does.
  func privilege(of entitlements: [Int]) -> (is: Truth, by: Int?) {
    var known = true
    var first: Int?
    for entitlement in entitlements {
      switch snapshot.entitlements[entitlement].privilege {
      case .admin: first = min(first ?? entitlement, entitlement)
      case .unknown: known = false
      case .none, .metadata, .read, .write: break
      }
    }
    if let first { return (.yes, first) }
    return (known ? .no : .unknown, nil)
  }
}
