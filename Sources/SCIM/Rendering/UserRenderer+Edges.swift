import Formats
import Identity

/// What an account is in and what it holds.
extension UserRenderer {
  /// The lists of edges, in the order in which they are written.
  private enum EdgeList: Int {
    case groups, roles, entitlements
  }

  /// False if the slice is full before the last of them.
  func append(
    edgesOf account: Int, from place: inout ResourcePlace, to output: inout [UInt8]
  ) -> Bool {
    append(groupsOf: account, from: &place, to: &output)
      && append(.roles, of: account, from: &place, to: &output)
      && append(.entitlements, of: account, from: &place, to: &output)
  }

  private func append(
    groupsOf account: Int, from place: inout ResourcePlace, to output: inout [UInt8]
  ) -> Bool {
    guard place.lists == EdgeList.groups.rawValue else { return true }
    defer { if place.edge == nil { place.endList() } }
    guard projection.has(.groups) else { return true }
    if place.edge == nil { output.append(literal: ",\"groups\":[") }
    let memberships = snapshot.memberships
    let positions = snapshot.memberships(ofAccount: account)
    var needsComma = place.needsComma
    for index in (place.edge ?? positions.startIndex)..<positions.endIndex {
      let group = memberships[Int(positions[index])].group
      // Positions ascend, so a group that holds the account in several roles stands in one run.
      if index > positions.startIndex,
        memberships[Int(positions[index - 1])].group == group
      {
        continue
      }
      if needsComma { output.append(ASCII.comma) }
      needsComma = true
      fragments.groups.append(Int(group), to: &output)
      output.append(literal: ",\"type\":\"direct\"}")
      if output.isFullSlice {
        place.leave(before: index + 1)
        return false
      }
    }
    output.append(ASCII.closeBracket)
    place.edge = nil
    return true
  }

  /// The grants that are served as roles, or all the others.
  private func append(
    _ list: EdgeList, of account: Int, from place: inout ResourcePlace, to output: inout [UInt8]
  ) -> Bool {
    guard place.lists == list.rawValue else { return true }
    defer { if place.edge == nil { place.endList() } }
    let isRole = list == .roles
    guard projection.has(isRole ? .roles : .entitlements) else { return true }
    if place.edge == nil {
      output.append(literal: isRole ? ",\"roles\":[" : ",\"entitlements\":[")
    }
    let (grants, entitlements) = (snapshot.grants, snapshot.entitlements)
    let positions = snapshot.grants(ofAccount: account)
    var needsComma = place.needsComma
    for position in (place.edge ?? positions.lowerBound)..<positions.upperBound {
      let grant = grants[position]
      guard (entitlements[Int(grant.entitlement)].kind == .role) == isRole,
        grant.state != .expired
      else { continue }
      if needsComma { output.append(ASCII.comma) }
      needsComma = true
      fragments.entitlements.append(Int(grant.entitlement), to: &output)
      if output.isFullSlice {
        place.leave(before: position + 1)
        return false
      }
    }
    output.append(ASCII.closeBracket)
    place.edge = nil
    return true
  }
}
