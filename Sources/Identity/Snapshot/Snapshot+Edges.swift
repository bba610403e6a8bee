extension Snapshot {
  /// The memberships of a group, as a range of `memberships`.
  package func members(ofGroup group: Int) -> Range<Int> {
    Int(tables.groupMembers[group])..<Int(tables.groupMembers[group + 1])
  }

  /// Positions in `memberships` of the groups that the account is in.
  package func memberships(ofAccount account: Int) -> ArraySlice<UInt32> {
    memberOf(principal: account)
  }

  /// Positions in `memberships` of the groups that the group is in.
  package func memberships(ofGroup group: Int) -> ArraySlice<UInt32> {
    memberOf(principal: accounts.count + group)
  }

  private func memberOf(principal: Int) -> ArraySlice<UInt32> {
    tables.memberOf[
      Int(tables.memberOfStarts[principal])..<Int(tables.memberOfStarts[principal + 1])]
  }

  /// The grants that the account holds itself, as a range of `grants`.
  package func grants(ofAccount account: Int) -> Range<Int> { grants(principal: account) }

  /// The grants that the group holds, as a range of `grants`.
  package func grants(ofGroup group: Int) -> Range<Int> {
    grants(principal: accounts.count + group)
  }

  private func grants(principal: Int) -> Range<Int> {
    Int(tables.grantStarts[principal])..<Int(tables.grantStarts[principal + 1])
  }

  /// Positions in `grants` of those who hold the entitlement themselves.
  package func holders(ofEntitlement entitlement: Int) -> ArraySlice<UInt32> {
    tables.holders[
      Int(tables.holderStarts[entitlement])..<Int(tables.holderStarts[entitlement + 1])]
  }

  /// The rarer facts of an edge, if it has any.
  package func facts(_ detail: UInt32) -> EdgeFactsRow? {
    detail == 0 ? nil : tables.edgeFacts[Int(detail) - 1]
  }

  /// The id at the holder's end of a grant, whatever its kind.
  package func principalID(_ grant: GrantRow) -> ArraySlice<UInt8> {
    principalID(grant.principalKind, grant.principal)
  }

  /// The id at the member's end of a membership, whatever its kind.
  package func memberID(_ membership: MembershipRow) -> ArraySlice<UInt8> {
    principalID(membership.memberKind, membership.member)
  }

  private func principalID(_ kind: PrincipalKind, _ position: UInt32) -> ArraySlice<UInt8> {
    switch kind {
    case .account: id(ofAccount: Int(position))
    case .group: id(ofGroup: Int(position))
    case .unknown: value(position)
    }
  }
}
