import Formats
import Identity

/// Writes groups as SCIM Groups.
struct GroupRenderer {
  let served: ServedSnapshot
  let projection: Projection
  private let snapshot: Snapshot
  private let fragments: Fragments
  private let accounts: [AccountRow]
  private let memberships: [MembershipRow]
  private let keepsNames: Bool

  init(_ served: ServedSnapshot, _ projection: Projection) {
    self.served = served
    self.projection = projection
    snapshot = served.snapshot
    fragments = served.fragments
    accounts = served.snapshot.accounts
    memberships = served.snapshot.memberships
    keepsNames = served.names.keepsAllUserNames
  }

  func render(_ group: Int, of pool: Span<UInt8>, to output: inout [UInt8]) {
    let row = snapshot.groups[group]
    output.append(literal: "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:Group\"")
    let isExtended = projection.has(.groupExtension) && row.hasExtension
    if isExtended { output.append(literal: ",\"urn:rollcall:scim:schemas:1.0:Group\"") }
    output.append(literal: "],\"id\":")
    output.append(string: row.id, of: pool)
    if projection.has(.externalId) {
      output.append(member: ",\"externalId\":", row.externalID, of: pool)
    }
    if projection.has(.displayName) {
      output.append(literal: ",\"displayName\":")
      JSONWriter.appendString(served.names.groupName(group), to: &output)
    }
    if projection.has(.members) { append(membersOf: group, of: pool, to: &output) }
    if isExtended { append(extensionOf: row, of: pool, to: &output) }
    if projection.keepsResourceType {
      output.append(literal: ",\"meta\":{\"resourceType\":\"Group\"")
      if projection.has(.meta) {
        output.append(literal: ",\"location\":\"")
        output.append(fragments.groupsURL.span)
        output.append(pathSegment: row.id, of: pool)
        output.append(ASCII.quote)
        output.append(times: served.times.of(row, group))
      }
      output.append(ASCII.closeBrace)
    }
    output.append(ASCII.closeBrace)
  }

  /// Accounts and groups, each once in whatever roles; what the source never listed has no page
  /// to point at and is left out.
  private func append(membersOf group: Int, of pool: Span<UInt8>, to output: inout [UInt8]) {
    output.append(literal: ",\"members\":[")
    var last: (kind: PrincipalKind, member: UInt32)?
    for position in snapshot.members(ofGroup: group) {
      let (kind, member) = (memberships[position].memberKind, memberships[position].member)
      guard kind != .unknown, last.map({ $0 != (kind, member) }) ?? true else { continue }
      if last != nil { output.append(ASCII.comma) }
      last = (kind, member)
      if kind == .account {
        append(account: Int(member), of: pool, to: &output)
      } else {
        fragments.groups.append(Int(member), to: &output)
        output.append(literal: ",\"type\":\"Group\"}")
      }
    }
    output.append(ASCII.closeBracket)
  }

  private func append(account: Int, of pool: Span<UInt8>, to output: inout [UInt8]) {
    let texts = accounts[account].ranges
    output.append(literal: "{\"value\":")
    output.append(string: texts.id, of: pool)
    output.append(literal: ",\"$ref\":\"")
    output.append(fragments.usersURL.span)
    output.append(pathSegment: texts.id, of: pool)
    output.append(literal: "\",\"display\":")
    if texts.displayName.length > 0 {
      output.append(string: texts.displayName, of: pool)
    } else {
      JSONWriter.appendString(served.names.userName(account), to: &output)
    }
    output.append(literal: ",\"type\":\"User\"}")
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
    output.append(member: ",\"owners\":", row.ownerEmails, of: pool)
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
