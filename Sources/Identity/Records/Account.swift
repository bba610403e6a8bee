package import Formats

/// An account as a pull collects it; `SnapshotBuilder` turns it into a row.
package struct Account: Sendable {
  package var id: String
  package var username: String?
  package var displayName: String?
  package var givenName: String?
  package var familyName: String?
  package var email: String?
  package var externalID: String?
  package var url: String?
  package var status: AccountStatus = .unknown
  package var statusRaw: String?
  package var type: AccountType = .unknown
  package var title: String?
  package var department: String?
  package var employeeNumber: String?
  package var managerID: String?
  package var managerName: String?
  package var managerEmail: String?
  package var ownerEmail: String?
  package var created: Timestamp?
  package var updated: Timestamp?
  package var lastLogin: Timestamp?
  package var lastLoginBasis: ActivityBasis = .unsupported
  package var passwordChanged: Timestamp?
  package var multiFactor: Truth = .unknown
  package var multiFactorMethods: [String] = []
  package var singleSignOn: Truth = .unknown
  package var external: Truth = .unknown
  package var privileged: Truth = .unknown
  /// Every RFC 7643 attribute that the source gave, served unchanged.
  package var attributes = SourceAttributes()

  package init(id: String) { self.id = id }

  /// Takes what this account does not know yet from another telling of it; what is known stays.
  package mutating func complete(from other: Account) {
    username = username ?? other.username
    displayName = displayName ?? other.displayName
    givenName = givenName ?? other.givenName
    familyName = familyName ?? other.familyName
    email = email ?? other.email
    externalID = externalID ?? other.externalID
    url = url ?? other.url
    if status == .unknown { status = other.status }
    statusRaw = statusRaw ?? other.statusRaw
    if type == .unknown { type = other.type }
    title = title ?? other.title
    department = department ?? other.department
    employeeNumber = employeeNumber ?? other.employeeNumber
    managerID = managerID ?? other.managerID
    managerName = managerName ?? other.managerName
    managerEmail = managerEmail ?? other.managerEmail
    ownerEmail = ownerEmail ?? other.ownerEmail
    created = created ?? other.created
    updated = updated ?? other.updated
    if lastLogin == nil, lastLoginBasis == .unsupported || other.lastLogin != nil {
      lastLogin = other.lastLogin
      lastLoginBasis = other.lastLoginBasis
    }
    passwordChanged = passwordChanged ?? other.passwordChanged
    if multiFactor == .unknown { multiFactor = other.multiFactor }
    if multiFactorMethods.isEmpty { multiFactorMethods = other.multiFactorMethods }
    if singleSignOn == .unknown { singleSignOn = other.singleSignOn }
    if external == .unknown { external = other.external }
    if privileged != .yes, other.privileged != .unknown { privileged = other.privileged }
    attributes.complete(from: other.attributes)
  }
}
