package import Formats

/// What is kept of an API key: everything but the key.
package struct KeyRecord: Sendable, Equatable {
  package let id: String
  package let name: String
  package let instance: String
  /// SHA-256 of the key.
  package let hash: [UInt8]
  package let created: Timestamp
  package var expires: Timestamp?
  package var revoked: Timestamp?

  package init(
    id: String, name: String, instance: String, hash: [UInt8], created: Timestamp,
    expires: Timestamp? = nil, revoked: Timestamp? = nil
  ) {
    self.id = id
    self.name = name
    self.instance = instance
    self.hash = hash
    self.created = created
    self.expires = expires
    self.revoked = revoked
  }

  package func isValid(at now: Timestamp) -> Bool {
    revoked == nil && expires.map { now < $0 } ?? true
  }
}

extension KeyRecord {
  private static let format = 1

  /// As it is stored.
  package var json: JSON {
    var members: JSONObject = [
      "format": .integer(Self.format), "id": .string(id), "name": .string(name),
      "instance": .string(instance), "sha256": .string(Hexadecimal.encode(hash)),
      "created": .string(created.rfc3339),
    ]
    members["expires"] = expires.map { .string($0.rfc3339) }
    members["revoked"] = revoked.map { .string($0.rfc3339) }
    return .object(members)
  }

  /// Nil for anything but a whole record: a damaged one opens nothing.
  package init?(_ json: JSON) {
    guard json["format"]?.integer == Self.format, let id = json["id"]?.string,
      let name = json["name"]?.string, let instance = json["instance"]?.string,
      let hash = json["sha256"]?.string.flatMap({ Hexadecimal.decode($0) }), hash.count == 32,
      let created = json["created"]?.string.flatMap({ Timestamp(rfc3339: $0) })
    else { return nil }
    self.init(id: id, name: name, instance: instance, hash: hash, created: created)
    for (member, path) in [("expires", \KeyRecord.expires), ("revoked", \KeyRecord.revoked)] {
      guard let value = json[member], !value.isNull else { continue }
      // A time that cannot be read must not make a key live longer.
      guard let time = value.string.flatMap({ Timestamp(rfc3339: $0) }) else { return nil }
      self[keyPath: path] = time
    }
  }
}
