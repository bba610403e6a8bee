import Formats

/// The documents by which clients learn what the endpoint is (RFC 7644 section 4).
struct Discovery {
  let base: ServiceBase
  let schemes: Set<KeyScheme>

  func document(at destination: Destination) -> JSON? {
    switch destination {
    case .serviceProviderConfig: serviceProviderConfig
    case .resourceTypes: list(ResourceKind.allCases.map { resourceType($0) })
    case .resourceType(let name):
      ResourceKind.allCases.first { Self.isEqual($0.name, name) }.map { resourceType($0) }
    case .schemas: list(SchemaDefinition.all.map { $0.json(at: base) })
    case .schema(let urn):
      SchemaDefinition.all.first { Self.isEqual($0.urn, urn) }.map { $0.json(at: base) }
    default: nil
    }
  }

  private static func isEqual(_ name: String, _ asked: [UInt8]) -> Bool {
    name.utf8.lazy.map { ASCII.lowered($0) }.elementsEqual(asked.lazy.map { ASCII.lowered($0) })
  }

  /// Discovery is never paged.
  private func list(_ documents: [JSON]) -> JSON {
    .members([
      "schemas": .array([.string("urn:ietf:params:scim:api:messages:2.0:ListResponse")]),
      "totalResults": .integer(documents.count), "startIndex": .integer(1),
      "itemsPerPage": .integer(documents.count), "Resources": .array(documents),
    ])
  }

  private func resourceType(_ kind: ResourceKind) -> JSON {
    .members([
      "schemas": .array([.string("urn:ietf:params:scim:schemas:core:2.0:ResourceType")]),
      "id": .string(kind.name), "name": .string(kind.name), "endpoint": .string("/\(kind.path)"),
      "description": .string(kind.about), "schema": .string(kind.schema),
      "schemaExtensions": .array(
        kind.schemaExtensions.map {
          .members(["schema": .string($0), "required": .bool(false)])
        }),
      "meta": .members([
        "resourceType": .string("ResourceType"),
        "location": .string("\(base.text)/ResourceTypes/\(kind.name)"),
      ]),
    ])
  }
}

extension ResourceKind {
  fileprivate var about: String {
    switch self {
    case .users: "Account in the app"
    case .groups: "Group, team or unit of the app"
    case .roles: "Role that accounts hold in the app"
    case .entitlements: "Permission, licence or ownership that accounts hold in the app"
    }
  }

  var schema: String {
    switch self {
    case .users: SchemaURN.user
    case .groups: SchemaURN.group
    case .roles: SchemaURN.role
    case .entitlements: SchemaURN.entitlement
    }
  }

  var schemaExtensions: [String] {
    switch self {
    case .users: [SchemaURN.enterprise, SchemaURN.userExtension]
    case .groups: [SchemaURN.groupExtension]
    case .roles, .entitlements: [SchemaURN.entitlementExtension]
    }
  }
}
