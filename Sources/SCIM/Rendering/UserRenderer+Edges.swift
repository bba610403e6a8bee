import Formats
import Identity

/// What an account is in and what it holds.
extension UserRenderer {
  func appendEdges(_ account: Int, to output: inout [UInt8]) {
    if projection.has(.groups) { append(groupsOf: account, to: &output) }
    if projection.has(.roles) {
      output.append(literal: ",\"roles\":[")
      append(grantsOf: account, roles: true, to: &output)
      output.append(ASCII.closeBracket)
    }
    if projection.has(.entitlements) {
      output.append(literal: ",\"entitlements\":[")
      append(grantsOf: account, roles: false, to: &output)
      output.append(ASCII.closeBracket)
    }
  }

  private func append(groupsOf account: Int, to output: inout [UInt8]) {
    output.append(literal: ",\"groups\":[")
    let memberships = snapshot.memberships
    var last: UInt32?
    // Positions ascend, so a group that holds the account in several roles stands in one run.
    for position in snapshot.memberships(ofAccount: account) {
      let group = memberships[Int(position)].group
      guard group != last else { continue }
      if last != nil { output.append(ASCII.comma) }
      last = group
      fragments.groups.append(Int(group), to: &output)
      output.append(literal: ",\"type\":\"direct\"}")
    }
    output.append(ASCII.closeBracket)
  }

  private func append(grantsOf account: Int, roles: Bool, to output: inout [UInt8]) {
    let (grants, entitlements) = (snapshot.grants, snapshot.entitlements)
    var isFirst = true
    for position in snapshot.grants(ofAccount: account) {
      let grant = grants[position]
      guard (entitlements[Int(grant.entitlement)].kind == .role) == roles,
        grant.state != .expired
      else { continue }
      if !isFirst { output.append(ASCII.comma) }
      isFirst = false
      fragments.entitlements.append(Int(grant.entitlement), to: &output)
    }
  }
}
