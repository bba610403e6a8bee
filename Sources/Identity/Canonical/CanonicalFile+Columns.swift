extension CanonicalFile {
  /// The columns in their order; those whose data comes later stand empty.
  package var columns: [CanonicalColumn] {
    switch self {
    case .accounts: Self.accountColumns
    case .groups: Self.groupColumns
    case .entitlements: Self.entitlementColumns
    case .memberships: Self.membershipColumns
    case .grants: Self.grantColumns
    case .credentials: Self.credentialColumns
    }
  }

  private static let accountColumns: [CanonicalColumn] = [
    .init("source_id", .text), .init("account_id", .text), .init("username", .text),
    .init("display_name", .text), .init("given_name", .text), .init("family_name", .text),
    .init("email", .text), .init("email_domain", .text), .init("status", .word),
    .init("status_raw", .text), .init("account_type", .word), .init("person_id", .text),
    .init("person_match", .word), .init("employment_status", .word),
    .init("employment_end", .time), .init("employee_number", .text), .init("department", .text),
    .init("job_title", .text), .init("manager_name", .text), .init("manager_email", .text),
    .init("owner_email", .text), .init("created_at", .time), .init("updated_at", .time),
    .init("last_login_at", .time), .init("last_login_basis", .word),
    .init("days_since_login", .number), .init("password_changed_at", .time),
    .init("mfa_enabled", .flag), .init("mfa_methods", .list), .init("sso_enabled", .flag),
    .init("is_external", .flag), .init("is_privileged", .flag), .init("privileged_by", .text),
    .init("direct_grant_count", .number), .init("effective_grant_count", .number),
    .init("group_count", .number), .init("flags", .list), .init("source_url", .text),
  ]

  private static let groupColumns: [CanonicalColumn] = [
    .init("source_id", .text), .init("group_id", .text), .init("group_name", .text),
    .init("group_type", .text), .init("description", .text), .init("owner_emails", .list),
    .init("is_dynamic", .flag), .init("dynamic_rule", .text), .init("is_privileged", .flag),
    .init("member_count_direct", .number), .init("member_count_effective", .number),
    .init("nested_group_count", .number), .init("created_at", .time), .init("updated_at", .time),
    .init("flags", .list), .init("source_url", .text),
  ]

  private static let entitlementColumns: [CanonicalColumn] = [
    .init("source_id", .text), .init("entitlement_id", .text), .init("entitlement_type", .word),
    .init("entitlement_value", .text), .init("entitlement_name", .text),
    .init("description", .text), .init("resource_type", .text), .init("resource_id", .text),
    .init("resource_name", .text), .init("privilege_level", .word), .init("is_privileged", .flag),
    .init("privileged_by", .text), .init("owner_email", .text),
    .init("holder_count_direct", .number), .init("holder_count_effective", .number),
    .init("flags", .list), .init("source_url", .text),
  ]

  private static let membershipColumns: [CanonicalColumn] = [
    .init("source_id", .text), .init("group_id", .text), .init("member_kind", .word),
    .init("member_id", .text), .init("member_role", .text), .init("is_dynamic", .flag),
    .init("added_at", .time), .init("added_by", .text), .init("expires_at", .time),
  ]

  private static let grantColumns: [CanonicalColumn] = [
    .init("source_id", .text), .init("grant_id", .text), .init("principal_kind", .word),
    .init("principal_id", .text), .init("entitlement_id", .text), .init("grant_state", .word),
    .init("granted_at", .time), .init("granted_by", .text), .init("expires_at", .time),
    .init("last_used_at", .time), .init("source_url", .text),
  ]

  private static let credentialColumns: [CanonicalColumn] = [
    .init("source_id", .text), .init("credential_id", .text), .init("credential_kind", .word),
    .init("name", .text), .init("owner_kind", .word), .init("owner_id", .text),
    .init("scopes", .list), .init("status", .text), .init("is_privileged", .flag),
    .init("privileged_by", .text), .init("created_at", .time), .init("expires_at", .time),
    .init("last_used_at", .time), .init("flags", .list), .init("source_url", .text),
  ]
}
