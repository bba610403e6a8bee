internal import Formats

/// Something that can be granted: a role, permission, licence or ownership on a resource.
package struct Entitlement: Sendable {
  /// The source's own id; where there is none, `derivedID` stands.
  package var givenID: String?
  package var kind: EntitlementKind
  package var resourceType: String?
  package var resourceID: String?
  package var resourceName: String?
  /// What is granted on the resource, in the source's spelling.
  package var slug: String
  package var name: String?
  package var description: String?
  package var privilege: Privilege = .unknown
  package var ownerEmail: String?
  package var url: String?
  /// Whether SCIM clients see the slug as its id, because the source is a SCIM server itself.
  package var isServedAsSlug = false

  package init(kind: EntitlementKind, slug: String) {
    self.kind = kind
    self.slug = slug
  }

  package var id: String { givenID ?? derivedID }

  /// `<resource type>/<resource id>/<slug>` with `/` and `%` in the parts percent-encoded.
  private var derivedID: String {
    [resourceType ?? "", resourceID ?? "", slug].map { Self.part($0) }.joined(separator: "/")
  }

  private static func part(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case ASCII.slash: bytes.append(contentsOf: "%2F".utf8)
      case UInt8(ascii: "%"): bytes.append(contentsOf: "%25".utf8)
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  package mutating func complete(from other: Entitlement) {
    resourceType = resourceType ?? other.resourceType
    resourceID = resourceID ?? other.resourceID
    resourceName = resourceName ?? other.resourceName
    name = name ?? other.name
    description = description ?? other.description
    if privilege == .unknown { privilege = other.privilege }
    ownerEmail = ownerEmail ?? other.ownerEmail
    url = url ?? other.url
    isServedAsSlug = isServedAsSlug || other.isServedAsSlug
  }
}

/// A thing that entitlements are on; it lends them its name.
package struct Resource: Sendable {
  package var type: String
  package var id: String
  package var name: String?
  package var url: String?

  package init(type: String, id: String, name: String?, url: String? = nil) {
    self.type = type
    self.id = id
    self.name = name
    self.url = url
  }
}
