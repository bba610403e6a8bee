/// A top-level attribute that some resource has, by its name on the wire.
enum ServedAttribute: UInt8, CaseIterable {
  case schemas, id, externalId, meta, userName, name, displayName, nickName, profileUrl, title
  case userType, preferredLanguage, locale, timezone, active, emails, phoneNumbers, ims, photos
  case addresses, x509Certificates, groups, roles, entitlements, members, value, display, type
  case description, enterprise, userExtension, groupExtension, entitlementExtension

  var wireName: String {
    switch self {
    case .enterprise: SchemaURN.enterprise
    case .userExtension: SchemaURN.userExtension
    case .groupExtension: SchemaURN.groupExtension
    case .entitlementExtension: SchemaURN.entitlementExtension
    default: "\(self)"
    }
  }
}

/// The URNs of the schemas that are served.
enum SchemaURN {
  static let user = "urn:ietf:params:scim:schemas:core:2.0:User"
  static let group = "urn:ietf:params:scim:schemas:core:2.0:Group"
  static let role = "urn:ietf:params:scim:schemas:core:2.0:Role"
  static let entitlement = "urn:ietf:params:scim:schemas:core:2.0:Entitlement"
  static let enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
  static let userExtension = "urn:rollcall:scim:schemas:1.0:User"
  static let groupExtension = "urn:rollcall:scim:schemas:1.0:Group"
  static let entitlementExtension = "urn:rollcall:scim:schemas:1.0:Entitlement"
}
