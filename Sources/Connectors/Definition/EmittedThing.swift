/// An object or an edge with the fields that it gets.
struct EmittedThing: Sendable {
  enum Kind: String, CaseIterable, Sendable {
    case account, group, resource, entitlement, membership, grant, credential
    /// Facts on an account that another stream lists.
    case facts
  }

  let kind: Kind
  let fields: [String: ValueForm]
  /// The entitlement that a grant names, where it is described rather than referred to.
  let entitlement: [String: ValueForm]?

  /// Every value form in it.
  var forms: [ValueForm] { Array(fields.values) + (entitlement ?? [:]).values }

  /// The closed vocabulary of each kind.
  static func fields(of kind: Kind) -> [String] {
    switch kind {
    case .account, .facts:
      [
        "id", "username", "displayName", "givenName", "familyName", "email", "externalId", "url",
        "status", "statusRaw", "type", "title", "department", "employeeNumber", "managerId",
        "managerName", "managerEmail", "ownerEmail", "created", "updated", "lastLogin",
        "lastLoginBasis", "passwordChanged", "mfa", "mfaMethods", "sso", "external", "privileged",
        "attributes", "expires",
      ]
    case .group:
      [
        "id", "name", "type", "description", "externalId", "ownerEmails", "dynamic", "dynamicRule",
        "created", "updated", "url", "parent",
      ]
    case .resource: ["type", "id", "name", "url"]
    case .entitlement: entitlementFields
    case .membership:
      [
        "group", "account", "memberGroup", "member", "memberKind", "role", "direct", "dynamic",
        "since", "by", "expires",
      ]
    case .grant:
      [
        "account", "group", "principal", "principalKind", "entitlementId", "direct", "state",
        "since", "by", "expires", "lastUsed", "url",
      ]
    case .credential:
      [
        "id", "kind", "name", "ownerAccount", "ownerGroup", "owner", "scopes", "status",
        "privileged", "created", "expires", "lastUsed", "url",
      ]
    }
  }

  static let entitlementFields = [
    "id", "kind", "resourceType", "resourceId", "resourceName", "slug", "name", "description",
    "privilege", "ownerEmail", "url", "servedAs",
  ]

  /// The field that must be given for the kind to make sense.
  static func required(of kind: Kind) -> [String] {
    switch kind {
    case .account, .facts, .group, .credential: ["id"]
    case .resource: ["type", "id"]
    case .entitlement: ["kind", "slug"]
    case .membership: ["group"]
    case .grant: []
    }
  }
}
