internal import Identity

extension FieldReader {
  mutating func membership() throws(ExpressionFailure) -> Membership {
    let member: Reference =
      if fields["account"] != nil {
        Reference(.account, try required("account"))
      } else if fields["memberGroup"] != nil {
        Reference(.group, try required("memberGroup"))
      } else {
        Reference(try kind("memberKind"), try required("member"))
      }
    var membership = Membership(groupID: try required("group"), member: member)
    membership.role = try text("role")
    membership.direct = try truth("direct")
    membership.dynamic = try truth("dynamic")
    membership.detail = try facts()
    return membership
  }

  /// `entitlement` is the id of the entitlement that the grant describes, if it describes one.
  mutating func grant(to entitlement: String?) throws(ExpressionFailure) -> Grant {
    let principal: Reference =
      if fields["account"] != nil {
        Reference(.account, try required("account"))
      } else if fields["group"] != nil {
        Reference(.group, try required("group"))
      } else {
        Reference(try kind("principalKind"), try required("principal"))
      }
    let id: String =
      if let entitlement { entitlement } else { try required("entitlementId") }
    var grant = Grant(principal: principal, entitlementID: id)
    grant.direct = try truth("direct")
    grant.state = try word("state", else: .active)
    grant.detail = try facts()
    return grant
  }

  private func facts() throws(ExpressionFailure) -> EdgeFacts {
    var facts = EdgeFacts()
    facts.since = try time("since")
    facts.by = try text("by")
    facts.expires = try time("expires")
    facts.lastUsed = try time("lastUsed")
    facts.url = try text("url")
    return facts
  }

  private func kind(_ name: String) throws(ExpressionFailure) -> Reference.Kind {
    switch try text(name) {
    case nil, "unknown": return .either
    case "account": return .account
    case "group": return .group
    case let other?: throw wrong(name, "is \"\(other.prefix(40))\", not account or group")
    }
  }
}
