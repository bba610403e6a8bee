/// Goes from account to account and tells what each is in and what it holds over nested groups,
/// without making a set for each of a million accounts.
package struct AccessWalk: Sendable {
  /// The groups that the account is in, directly or over other groups; in no order.
  package private(set) var groups: [Int] = []
  /// The entitlements that the account holds, directly or through groups; in no order.
  package private(set) var entitlements: [Int] = []
  /// Whether the account is an administrator, by its own word or by what it holds, and what made
  /// it so: the first such entitlement, or nil where only its own word does.
  package private(set) var privilege: (is: Truth, by: Int?) = (.unknown, nil)

  private let snapshot: Snapshot
  private let access: EffectiveAccess
  /// In which round each group and each entitlement was reached last.
  private var groupRounds: [Int]
  private var entitlementRounds: [Int]
  private var round = 0

  package init(_ access: EffectiveAccess) {
    self.access = access
    snapshot = access.snapshot
    groupRounds = Array(repeating: 0, count: snapshot.groups.count)
    entitlementRounds = Array(repeating: 0, count: snapshot.entitlements.count)
  }

  package mutating func go(toAccount account: Int) {
    round += 1
    groups.removeAll(keepingCapacity: true)
    entitlements.removeAll(keepingCapacity: true)
    reach(snapshot.grants(ofAccount: account))
    for position in snapshot.memberships(ofAccount: account) {
      let group = Int(snapshot.memberships[Int(position)].group)
      // What is above a group that was reached has been reached with it.
      guard groupRounds[group] != round else { continue }
      for above in access.above[group] { reach(group: Int(above)) }
    }
    privilege = privilege(own: snapshot.accounts[account].privileged)
  }

  private mutating func reach(group: Int) {
    guard groupRounds[group] != round else { return }
    groupRounds[group] = round
    groups.append(group)
    reach(snapshot.grants(ofGroup: group))
  }

  private mutating func reach(_ grants: Range<Int>) {
    for position in grants {
      let entitlement = Int(snapshot.grants[position].entitlement)
      guard entitlementRounds[entitlement] != round else { continue }
      entitlementRounds[entitlement] = round
      entitlements.append(entitlement)
    }
  }

  private func privilege(own: Truth) -> (is: Truth, by: Int?) {
    let held = access.privilege(of: entitlements)
    // What can be taken away is named before what the account says of itself.
    if held.is == .yes { return held }
    if own == .yes { return (.yes, nil) }
    return own == .no && held.is == .no ? (.no, nil) : (.unknown, nil)
  }
}
