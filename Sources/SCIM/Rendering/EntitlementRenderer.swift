import Formats
import Identity

/// Writes entitlements as resources of `/Roles` and `/Entitlements`: members of the IETF draft
/// (`value`, `display`) beside those that Okta reads (`displayName`).
struct EntitlementRenderer: ResourceRenderer {
  let served: ServedSnapshot
  let projection: Projection
  let isRole: Bool
  private let ordinals: [Int]
  /// Okta reads no more.
  private static let descriptionLimit = 1000

  init(_ served: ServedSnapshot, _ projection: Projection, isRole: Bool) {
    self.served = served
    self.projection = projection
    self.isRole = isRole
    ordinals = (isRole ? served.roles : served.entitlements).ordinals
  }

  /// It has no long lists: its end is always reached.
  func render(
    _ position: Int, from place: inout ResourcePlace, of pool: Span<UInt8>,
    to output: inout [UInt8]
  ) -> Bool {
    let entitlement = ordinals[position]
    let (snapshot, fragments) = (served.snapshot, served.fragments)
    let row = snapshot.entitlements[entitlement]
    let id = row.isServedAsSlug && row.slug.length > 0 ? row.slug : row.id
    output.append(
      literal: isRole
        ? "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:Role\""
        : "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:Entitlement\"")
    if projection.has(.entitlementExtension) {
      output.append(literal: ",\"urn:rollcall:scim:schemas:1.0:Entitlement\"")
    }
    output.append(literal: "],\"id\":")
    output.append(string: id, of: pool)
    if projection.has(.value) {
      output.append(literal: ",\"value\":")
      output.append(string: id, of: pool)
    }
    for (attribute, name) in [
      (ServedAttribute.display, ",\"display\":"), (.displayName, ",\"displayName\":"),
    ] where projection.has(attribute) {
      output.append(literal: name)
      fragments.displays.append(entitlement, to: &output)
    }
    if projection.has(.type) {
      output.append(literal: isRole ? ",\"type\":\"Role\"" : ",\"type\":\"Entitlement\"")
    }
    if projection.has(.description), row.description.length > 0 {
      output.append(literal: ",\"description\":")
      JSONWriter.appendString(
        Self.cut(snapshot.bytes(row.description), to: Self.descriptionLimit), to: &output)
    }
    if projection.has(.entitlementExtension) { append(extensionOf: row, of: pool, to: &output) }
    output.append(
      meta: isRole ? "Role" : "Entitlement",
      at: isRole ? fragments.rolesURL : fragments.entitlementsURL, id,
      served.times.of(entitlement: entitlement), projection, of: pool)
    output.append(ASCII.closeBrace)
    return true
  }

  private func append(
    extensionOf row: EntitlementRow, of pool: Span<UInt8>, to output: inout [UInt8]
  ) {
    output.append(literal: ",\"urn:rollcall:scim:schemas:1.0:Entitlement\":{\"kind\":\"")
    output.append(literal: row.kind.word)
    output.append(literal: "\",\"privilege\":\"")
    output.append(literal: row.privilege.word)
    output.append(ASCII.quote)
    output.append(member: ",\"slug\":", row.slug, of: pool)
    if row.resourceType != 0 {
      output.append(literal: ",\"resourceType\":")
      served.fragments.values.append(Int(row.resourceType), to: &output)
    }
    output.append(member: ",\"resourceId\":", row.resourceID, of: pool)
    output.append(member: ",\"resourceName\":", row.resourceName, of: pool)
    output.append(member: ",\"owner\":", row.ownerEmail, of: pool)
    output.append(member: ",\"url\":", row.url, of: pool)
    output.append(ASCII.closeBrace)
  }

  /// At most that many characters (code points), whole ones.
  private static func cut(_ text: ArraySlice<UInt8>, to limit: Int) -> ArraySlice<UInt8> {
    guard text.count > limit else { return text }
    var characters = 0
    for position in text.indices where text[position] & 0xC0 != 0x80 {
      if characters == limit { return text[..<position] }
      characters += 1
    }
    return text
  }
}
