package import Formats

/// A group as a pull collects it.
package struct Group: Sendable {
  package var id: String
  package var name: String?
  package var type: String?
  package var description: String?
  package var externalID: String?
  package var ownerEmails: [String] = []
  package var dynamic: Truth = .unknown
  package var dynamicRule: String?
  package var created: Timestamp?
  package var updated: Timestamp?
  package var url: String?

  package init(id: String) { self.id = id }

  package mutating func complete(from other: Group) {
    name = name ?? other.name
    type = type ?? other.type
    description = description ?? other.description
    externalID = externalID ?? other.externalID
    if ownerEmails.isEmpty { ownerEmails = other.ownerEmails }
    if dynamic == .unknown { dynamic = other.dynamic }
    dynamicRule = dynamicRule ?? other.dynamicRule
    created = created ?? other.created
    updated = updated ?? other.updated
    url = url ?? other.url
  }
}
