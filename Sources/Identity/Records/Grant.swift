package import Formats

/// A direct edge from a principal to an entitlement.
package struct Grant: Sendable {
  package var principal: Reference
  package var entitlementID: String
  package var direct: Truth = .unknown
  package var state: GrantState = .active
  package var detail = EdgeFacts()

  package init(principal: Reference, entitlementID: String) {
    self.principal = principal
    self.entitlementID = entitlementID
  }
}

/// A direct edge from an account or a group into a group.
package struct Membership: Sendable {
  package var groupID: String
  package var member: Reference
  package var role: String?
  package var direct: Truth = .unknown
  package var dynamic: Truth = .unknown
  package var detail = EdgeFacts()

  package init(groupID: String, member: Reference) {
    self.groupID = groupID
    self.member = member
  }
}

/// The id of a principal, and what is known of its kind.
package struct Reference: Sendable {
  package enum Kind: UInt8, Sendable {
    case account, group
    /// The source does not say; the lists that hold the id decide.
    case either
  }

  package var kind: Kind
  package var id: String

  package init(_ kind: Kind, _ id: String) {
    self.kind = kind
    self.id = id
  }
}

/// The rarer facts of an edge.
package struct EdgeFacts: Sendable, Hashable {
  package var since: Timestamp?
  package var by: String?
  package var expires: Timestamp?
  package var lastUsed: Timestamp?
  package var url: String?

  package init() {}

  package var isEmpty: Bool { self == EdgeFacts() }
}
