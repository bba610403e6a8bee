import Formats
import Identity

/// Writes groups as SCIM Groups.
struct GroupRenderer: ResourceRenderer {
  let served: ServedSnapshot
  let projection: Projection
  private let snapshot: Snapshot
  private let fragments: Fragments
  private let references: MemberReferences

  init(_ served: ServedSnapshot, _ projection: Projection) {
    self.served = served
    self.projection = projection
    snapshot = served.snapshot
    fragments = served.fragments
    references = served.references
  }

  func render(
    _ group: Int, from place: inout ResourcePlace, of pool: Span<UInt8>, to output: inout [UInt8]
  ) -> Bool {
    let row = snapshot.groups[group]
    if place.isStart { append(openingOf: group, row, of: pool, to: &output) }
    if projection.has(.members) {
      guard append(membersOf: group, from: &place, of: pool, to: &output) else { return false }
    }
    place = ResourcePlace()
    append(closingOf: group, row, of: pool, to: &output)
    return true
  }

  /// The members, which are most of it, need not be rendered for it.
  func length(_ group: Int, of pool: Span<UInt8>, in slice: inout [UInt8]) -> Int {
    let row = snapshot.groups[group]
    slice.removeAll(keepingCapacity: true)
    append(openingOf: group, row, of: pool, to: &slice)
    if projection.has(.members) { slice.append(literal: Self.members + "]") }
    append(closingOf: group, row, of: pool, to: &slice)
    return slice.count + (projection.has(.members) ? served.memberLengths.of(group) : 0)
  }

  private static let members = ",\"members\":["

  private func append(
    openingOf group: Int, _ row: GroupRow, of pool: Span<UInt8>, to output: inout [UInt8]
  ) {
    output.append(literal: "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:Group\"")
    if isExtended(row) { output.append(literal: ",\"urn:rollcall:scim:schemas:1.0:Group\"") }
    output.append(literal: "],\"id\":")
    output.append(string: row.id, of: pool)
    if projection.has(.externalId) {
      output.append(member: ",\"externalId\":", row.externalID, of: pool)
    }
    if projection.has(.displayName) {
      output.append(literal: ",\"displayName\":")
      JSONWriter.appendString(served.names.groupName(group), to: &output)
    }
  }

  /// False if the slice is full before the last of them.
  private func append(
    membersOf group: Int, from place: inout ResourcePlace, of pool: Span<UInt8>,
    to output: inout [UInt8]
  ) -> Bool {
    if place.edge == nil { output.append(literal: Self.members) }
    var walk = MemberWalk(snapshot, group: group, from: place.edge)
    var needsComma = place.needsComma
    while let member = walk.next() {
      if needsComma { output.append(ASCII.comma) }
      needsComma = true
      references.append(member, of: pool, to: &output)
      if output.isFullSlice {
        place.leave(before: walk.position)
        return false
      }
    }
    output.append(ASCII.closeBracket)
    return true
  }

  private func append(
    closingOf group: Int, _ row: GroupRow, of pool: Span<UInt8>, to output: inout [UInt8]
  ) {
    if isExtended(row) { append(extensionOf: row, of: pool, to: &output) }
    output.append(
      meta: "Group", at: fragments.groupsURL, row.id, served.times.of(row, group), projection,
      of: pool)
    output.append(ASCII.closeBrace)
  }

  private func isExtended(_ row: GroupRow) -> Bool {
    projection.has(.groupExtension) && row.hasExtension
  }

  private func append(extensionOf row: GroupRow, of pool: Span<UInt8>, to output: inout [UInt8]) {
    output.append(literal: ",\"urn:rollcall:scim:schemas:1.0:Group\":{")
    let start = output.count
    output.append(member: ",\"description\":", row.description, of: pool)
    if row.type != 0 {
      output.append(literal: ",\"groupType\":")
      fragments.values.append(Int(row.type), to: &output)
    }
    output.append(truth: ",\"dynamic\":", row.dynamic)
    output.append(member: ",\"dynamicRule\":", row.dynamicRule, of: pool)
    output.append(member: ",\"owners\":", joined: row.ownerEmails, of: pool)
    output.append(member: ",\"url\":", row.url, of: pool)
    // The first member came with a comma.
    if output.count > start { output.remove(at: start) }
    output.append(ASCII.closeBrace)
  }
}

extension GroupRow {
  /// Whether anything is known that the Group schema has no place for.
  fileprivate var hasExtension: Bool {
    description.length > 0 || type != 0 || dynamic != .unknown || dynamicRule.length > 0
      || ownerEmails.length > 0 || url.length > 0
  }
}
