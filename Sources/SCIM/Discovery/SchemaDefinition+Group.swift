import Identity

/// Groups, roles and entitlements.
extension SchemaDefinition {
  static let group = SchemaDefinition(
    urn: SchemaURN.group, name: "Group", about: "Group, team or unit of the app",
    attributes: [
      SchemaAttribute("displayName", "Name; unique without regard to case").required.unique,
      .list(
        "members", "Accounts and groups that the group holds itself",
        [
          SchemaAttribute("value", "Id of the member").caseExact,
          .reference("$ref", "Address of the member", to: ["User", "Group"]),
          SchemaAttribute("display", "Name of the member"),
          SchemaAttribute("type", "What the member is").values(["User", "Group"]),
        ]),
    ])

  static let groupExtension = SchemaDefinition(
    urn: SchemaURN.groupExtension, name: "RollcallGroup",
    about: "What reviewers need to know of a group; what is unknown is left out",
    attributes: [
      SchemaAttribute("description", "What the group is for"),
      SchemaAttribute("groupType", "Kind of group, in the app's own words"),
      SchemaAttribute("dynamic", "Whether a rule decides who is a member", .boolean),
      SchemaAttribute("dynamicRule", "The rule").caseExact,
      SchemaAttribute("owners", "E-mail addresses of the owners, joined by semicolons"),
      SchemaAttribute("url", "Page of the group in the app").caseExact,
    ].map { $0.readOnly })

  static let role = SchemaDefinition(
    urn: SchemaURN.role, name: "Role", about: "Role that accounts hold in the app",
    attributes: held)

  static let entitlement = SchemaDefinition(
    urn: SchemaURN.entitlement, name: "Entitlement",
    about: "Permission, licence or ownership that accounts hold in the app", attributes: held)

  private static let held = [
    SchemaAttribute("value", "The id, as accounts refer to it").required.caseExact.unique,
    SchemaAttribute("display", "Name to show; unique"),
    SchemaAttribute("displayName", "The same, as other clients call it"),
    SchemaAttribute("type", "Name of the resource type"),
    SchemaAttribute("description", "What it allows, 1000 characters at most"),
  ].map { $0.readOnly }

  static let entitlementExtension = SchemaDefinition(
    urn: SchemaURN.entitlementExtension, name: "RollcallEntitlement",
    about: "What reviewers need to know of an entitlement; what is unknown is left out",
    attributes: [
      SchemaAttribute("kind", "What kind of thing it is").values(EntitlementKind.words),
      SchemaAttribute("privilege", "How much it lets its holder do").values(Privilege.words),
      SchemaAttribute("slug", "What is granted, in the app's own words").caseExact,
      SchemaAttribute("resourceType", "Kind of thing that it is granted on"),
      SchemaAttribute("resourceId", "Id of the thing that it is granted on").caseExact,
      SchemaAttribute("resourceName", "Name of the thing that it is granted on"),
      SchemaAttribute("owner", "E-mail address of who answers for it"),
      SchemaAttribute("url", "Page of the resource in the app").caseExact,
    ].map { $0.readOnly })
}
