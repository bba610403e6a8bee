import Formats

/// What the organisation knows about one person beyond the public profile.
struct OrganizationMember: Sendable {
  let login: String
  let isOwner: Bool
  /// True, false, or null where GitHub does not tell.
  let hasTwoFactor: JSON
  let verifiedEmails: JSON

  init(_ record: JSON) {
    login = record.text("login")
    isOwner = record.text("role") == "ADMIN"
    hasTwoFactor = record["hasTwoFactorEnabled"] ?? .null
    verifiedEmails = record["organizationVerifiedDomainEmails"] ?? .array([])
  }

  /// As the REST API spells it; GraphQL uses capitals.
  var role: String { isOwner ? "admin" : "member" }
  var hasNoTwoFactor: Bool { hasTwoFactor.bool == false }
}
