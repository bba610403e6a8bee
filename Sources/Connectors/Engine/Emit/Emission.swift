package import Identity

/// One object or edge that a row became.
package enum Emission: Sendable {
  case account(Account)
  case facts(Account)
  case group(Group)
  case resource(Resource)
  case entitlement(Entitlement)
  case membership(Membership)
  /// With the entitlement, where the grant describes it.
  case grant(Grant, Entitlement?)
  case credential(Credential)

  /// The kind's name in the ledger.
  var kind: String {
    switch self {
    case .account: "account"
    case .facts: "facts"
    case .group: "group"
    case .resource: "resource"
    case .entitlement: "entitlement"
    case .membership: "membership"
    case .grant: "grant"
    case .credential: "credential"
    }
  }
}
