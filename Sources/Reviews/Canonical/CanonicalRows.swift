internal import Formats
internal import Identity

/// Renders the rows of one instance, straight from the tables of its snapshot, in table order.
struct CanonicalRows {
  let source: PreparedSource
  let words = CanonicalWords()

  init(_ source: PreparedSource) { self.source = source }

  var snapshot: Snapshot { source.snapshot }

  /// Returns the number of rows.
  func write(_ file: CanonicalFile, to cells: inout some CellWriter) throws -> Int {
    switch file {
    case .accounts: try writeAccounts(to: &cells)
    case .groups: try writeGroups(to: &cells)
    case .entitlements: try writeEntitlements(to: &cells)
    case .memberships: try writeMemberships(to: &cells)
    case .grants: try writeGrants(to: &cells)
    case .credentials: try writeCredentials(to: &cells)
    }
  }

  /// The pair `is_privileged` and `privileged_by` of an account or a group.
  func write(_ privilege: (is: Truth, by: Int?), to cells: inout some CellWriter) {
    cells.flag(privilege.is)
    if privilege.is == .yes, let entitlement = privilege.by {
      cells.ready(.entitlement(entitlement), of: source)
    } else {
      cells.plain(privilege.is == .yes ? words.account : [])
    }
  }
}

/// The words of canonical files, ready as bytes.
struct CanonicalWords {
  let status = WordTable<AccountStatus>()
  let accountType = WordTable<AccountType>()
  let activityBasis = WordTable<ActivityBasis>()
  let entitlementKind = WordTable<EntitlementKind>()
  let privilege = WordTable<Privilege>()
  let principalKind = WordTable<PrincipalKind>()
  let grantState = WordTable<GrantState>()
  let credentialKind = WordTable<CredentialKind>()
  /// In `privileged_by`: its own word made the account an administrator.
  let account = Array("account".utf8)
  let credential = Array("credential".utf8)
  let privilegeLevel = Array("privilege_level".utf8)
}
