import Formats

/// A schema as `/Schemas` shows it (RFC 7643 section 7): every attribute that is served, with all
/// of its characteristics.
struct SchemaDefinition: Sendable {
  let urn: String
  let name: String
  let about: String
  let attributes: [SchemaAttribute]

  static let all: [SchemaDefinition] = [
    user, enterprise, userExtension, group, groupExtension, role, entitlement,
    entitlementExtension,
  ]

  func json(at base: ServiceBase) -> JSON {
    .members([
      "schemas": .array([.string("urn:ietf:params:scim:schemas:core:2.0:Schema")]),
      "id": .string(urn), "name": .string(name), "description": .string(about),
      "attributes": .array(attributes.map { $0.json }),
      "meta": .members([
        "resourceType": .string("Schema"), "location": .string("\(base.text)/Schemas/\(urn)"),
      ]),
    ])
  }
}
