internal import Formats
internal import Identity

extension FieldReader {
  mutating func account() throws(ExpressionFailure) -> Account {
    var account = Account(id: try required("id"))
    account.username = try text("username")
    account.displayName = try text("displayName")
    account.givenName = try text("givenName")
    account.familyName = try text("familyName")
    account.email = try text("email")
    account.externalID = try text("externalId")
    account.url = try text("url")
    account.status = try word("status", else: .unknown)
    account.statusRaw = try text("statusRaw")
    account.type = try word("type", else: .unknown)
    account.title = try text("title")
    account.department = try text("department")
    account.employeeNumber = try text("employeeNumber")
    account.managerID = try text("managerId")
    account.managerName = try text("managerName")
    account.managerEmail = try text("managerEmail")
    account.ownerEmail = try text("ownerEmail")
    account.created = try time("created")
    account.updated = try time("updated")
    account.lastLogin = try time("lastLogin")
    account.lastLoginBasis = try word(
      "lastLoginBasis", else: account.lastLogin == nil ? .unsupported : .app)
    account.passwordChanged = try time("passwordChanged")
    account.multiFactor = try truth("mfa")
    account.multiFactorMethods = try list("mfaMethods")
    account.singleSignOn = try truth("sso")
    account.external = try truth("external")
    account.privileged = try truth("privileged")
    var attributes = try object("attributes")
    // No column has the end of an account's access, so it stands with what only the app knows.
    if let expires = try time("expires") { attributes["expires"] = .string(expires.rfc3339) }
    account.attributes = SourceAttributes(attributes)
    return account
  }

  mutating func group() throws(ExpressionFailure) -> Group {
    var group = Group(id: try required("id"))
    group.name = try text("name")
    group.type = try text("type")
    group.description = try text("description")
    group.externalID = try text("externalId")
    group.ownerEmails = try list("ownerEmails")
    group.dynamic = try truth("dynamic")
    group.dynamicRule = try text("dynamicRule")
    group.created = try time("created")
    group.updated = try time("updated")
    group.url = try text("url")
    return group
  }

  mutating func entitlement() throws(ExpressionFailure) -> Entitlement {
    guard let kind = EntitlementKind(word: try required("kind")) else {
      throw wrong("kind", "is none of \(EntitlementKind.words.joined(separator: ", "))")
    }
    var entitlement = Entitlement(kind: kind, slug: try required("slug"))
    entitlement.givenID = try text("id")
    entitlement.resourceType = try text("resourceType")
    entitlement.resourceID = try text("resourceId")
    entitlement.resourceName = try text("resourceName")
    entitlement.name = try text("name")
    entitlement.description = try text("description")
    entitlement.privilege = try word("privilege", else: .unknown)
    entitlement.ownerEmail = try text("ownerEmail")
    entitlement.url = try text("url")
    entitlement.isServedAsSlug = try text("servedAs") == "slug"
    return entitlement
  }

  mutating func credential() throws(ExpressionFailure) -> Credential {
    var credential = Credential(id: try required("id"))
    credential.kind = try word("kind", else: .unknown)
    credential.name = try text("name")
    if let account = try text("ownerAccount") {
      credential.owner = Reference(.account, account)
    } else if let group = try text("ownerGroup") {
      credential.owner = Reference(.group, group)
    } else if let owner = try text("owner") {
      credential.owner = Reference(.either, owner)
    }
    credential.scopes = try list("scopes")
    credential.status = try text("status")
    credential.privileged = try truth("privileged")
    credential.created = try time("created")
    credential.expires = try time("expires")
    credential.lastUsed = try time("lastUsed")
    credential.url = try text("url")
    return credential
  }
}
