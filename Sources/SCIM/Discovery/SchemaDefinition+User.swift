import Identity

/// The User schema (RFC 7643 section 8.7.1) without what is never served.
extension SchemaDefinition {
  static let user = SchemaDefinition(
    urn: SchemaURN.user, name: "User", about: "Account in the app",
    attributes: [
      SchemaAttribute("userName", "Name to sign in with; unique without regard to case").required
        .unique,
      .complex(
        "name", "Parts of the person's name",
        [
          SchemaAttribute("formatted", "The whole name"),
          SchemaAttribute("familyName", "Family name"),
          SchemaAttribute("givenName", "Given name"),
          SchemaAttribute("middleName", "Middle name"),
          SchemaAttribute("honorificPrefix", "Title before the name"),
          SchemaAttribute("honorificSuffix", "Title behind the name"),
        ]),
      SchemaAttribute("displayName", "Name to show"),
      SchemaAttribute("nickName", "Casual name"),
      .reference("profileUrl", "Page of the account", to: ["external"]),
      SchemaAttribute("title", "Job title"),
      SchemaAttribute("userType", "Relation to the organisation, in the app's own words"),
      SchemaAttribute("preferredLanguage", "Preferred language"),
      SchemaAttribute("locale", "Locale"),
      SchemaAttribute("timezone", "Time zone"),
      SchemaAttribute("active", "Whether the account can be used, or that is not known", .boolean),
      .multiple("emails", "E-mail addresses"),
      .multiple("phoneNumbers", "Telephone numbers"),
      .multiple("ims", "Addresses for instant messages"),
      .multiple("photos", "Pictures", value: .reference("value", "Address", to: ["external"])),
      .list(
        "addresses", "Postal addresses",
        [
          SchemaAttribute("formatted", "The whole address"),
          SchemaAttribute("streetAddress", "Street"),
          SchemaAttribute("locality", "City"),
          SchemaAttribute("region", "State or region"),
          SchemaAttribute("postalCode", "Postal code"),
          SchemaAttribute("country", "Country"),
          SchemaAttribute("type", "What the address is for"),
          SchemaAttribute("primary", "Whether it is the preferred one", .boolean),
        ]),
      .list(
        "groups", "Groups that hold the account itself",
        [
          SchemaAttribute("value", "Id of the group").caseExact,
          .reference("$ref", "Address of the group", to: ["Group"]),
          SchemaAttribute("display", "Name of the group"),
          SchemaAttribute("type", "How the account is a member").values(["direct", "indirect"]),
        ]
      ).readOnly,
      .multiple("entitlements", "Entitlements that the account holds itself", exact: true),
      .multiple("roles", "Roles that the account holds itself", exact: true),
      .multiple(
        "x509Certificates", "Certificates",
        value: SchemaAttribute("value", "Certificate", .binary).caseExact),
    ])

  static let enterprise = SchemaDefinition(
    urn: SchemaURN.enterprise, name: "EnterpriseUser", about: "Place in the organisation",
    attributes: [
      SchemaAttribute("employeeNumber", "Number of the employee"),
      SchemaAttribute("costCenter", "Cost centre"),
      SchemaAttribute("organization", "Organisation"),
      SchemaAttribute("division", "Division"),
      SchemaAttribute("department", "Department"),
      .complex(
        "manager", "The person's manager",
        [
          SchemaAttribute("value", "Id of the manager in the app").caseExact,
          .reference("$ref", "Address of the manager", to: ["User"]),
          SchemaAttribute("displayName", "Name of the manager").readOnly,
        ]),
    ])

  static let userExtension = SchemaDefinition(
    urn: SchemaURN.userExtension, name: "RollcallUser",
    about: "What reviewers need to know of an account; what is unknown is left out",
    attributes: [
      SchemaAttribute("status", "Whether the account can be used").values(AccountStatus.words),
      SchemaAttribute("statusRaw", "The status in the app's own words").caseExact,
      SchemaAttribute("accountType", "Who or what it belongs to").values(AccountType.words),
      SchemaAttribute("username", "The app's spelling where userName differs").caseExact,
      SchemaAttribute("external", "Whether it belongs to somebody from outside", .boolean),
      SchemaAttribute("privileged", "Whether it is an administrator, by any way", .boolean),
      SchemaAttribute("mfaEnabled", "Whether a second factor is set up", .boolean),
      SchemaAttribute("mfaMethods", "Second factors, joined by semicolons"),
      SchemaAttribute("ssoEnabled", "Whether it signs in by single sign-on", .boolean),
      SchemaAttribute("lastLogin", "Last activity", .dateTime),
      SchemaAttribute("lastLoginBasis", "Where the time of the last activity comes from")
        .values(ActivityBasis.words),
      SchemaAttribute("passwordChanged", "Last change of the password", .dateTime),
      SchemaAttribute("managerEmail", "E-mail address of the manager"),
      SchemaAttribute("owner", "E-mail address of who answers for the account"),
      SchemaAttribute("url", "Page of the account in the app").caseExact,
    ].map { $0.readOnly })
}

extension SchemaAttribute {
  /// A multi-valued attribute with the usual parts (RFC 7643 section 2.4).
  fileprivate static func multiple(
    _ name: String, _ about: String, value: SchemaAttribute? = nil, exact: Bool = false
  ) -> SchemaAttribute {
    let usual = SchemaAttribute("value", exact ? "Id" : "Value")
    return .list(
      name, about,
      [
        value ?? (exact ? usual.caseExact : usual),
        SchemaAttribute("display", "Name to show"),
        SchemaAttribute("type", "What it is for"),
        SchemaAttribute("primary", "Whether it is the preferred one", .boolean),
      ])
  }
}
