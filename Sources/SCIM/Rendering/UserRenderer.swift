import Formats
import Identity

/// Writes accounts as SCIM Users, from the rows straight into the answer.
struct UserRenderer: ResourceRenderer {
  let served: ServedSnapshot
  let projection: Projection
  let snapshot: Snapshot
  let fragments: Fragments
  private let rows: [AccountRow]
  private let keepsNames: Bool

  init(_ served: ServedSnapshot, _ projection: Projection) {
    self.served = served
    self.projection = projection
    snapshot = served.snapshot
    fragments = served.fragments
    rows = served.snapshot.accounts
    keepsNames = served.names.keepsAllUserNames
  }

  func render(
    _ account: Int, from place: inout ResourcePlace, of pool: Span<UInt8>,
    to output: inout [UInt8]
  ) -> Bool {
    let row = rows[account]
    let texts = row.ranges
    let extra = snapshot.extra(row)
    let bag = AttributeBag(row.bag, of: pool)
    let manager = ManagerFacts(extra)
    let isEnterprise =
      projection.has(.enterprise)
      && (bag[BagPosition.enterprise].length > 2 || row.department != 0 || manager.isKnown
        || extra?.employeeNumber.length ?? 0 > 0)

    if place.isStart {
      append(openingOf: account, row, texts, bag, isEnterprise: isEnterprise, of: pool, to: &output)
    }
    guard append(edgesOf: account, from: &place, to: &output) else { return false }
    place = ResourcePlace()
    if isEnterprise {
      append(enterprise: row, extra, bag[BagPosition.enterprise], of: pool, to: &output)
    }
    if projection.has(.userExtension) {
      append(extensionOf: account, row, texts, extra, of: pool, to: &output)
    }
    output.append(
      meta: "User", at: fragments.usersURL, texts.id, served.times.of(row, account), projection,
      of: pool)
    output.append(ASCII.closeBrace)
    return true
  }

  /// What stands in front of the edges.
  private func append(
    openingOf account: Int, _ row: AccountRow, _ texts: AccountRanges, _ bag: AttributeBag,
    isEnterprise: Bool, of pool: Span<UInt8>, to output: inout [UInt8]
  ) {
    output.append(literal: "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"")
    if isEnterprise {
      output.append(literal: ",\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\"")
    }
    if projection.has(.userExtension) {
      output.append(literal: ",\"urn:rollcall:scim:schemas:1.0:User\"")
    }
    output.append(literal: "],\"id\":")
    output.append(string: texts.id, of: pool)
    if projection.has(.externalId) {
      output.append(member: ",\"externalId\":", texts.externalID, of: pool)
    }
    if projection.has(.userName) {
      output.append(literal: ",\"userName\":")
      append(userName: account, texts, of: pool, to: &output)
    }
    appendCore(row, texts, bag, of: pool, to: &output)
    if projection.has(.active) {
      output.append(literal: row.isActive ? ",\"active\":true" : ",\"active\":false")
    }
  }

  private func append(
    userName account: Int, _ texts: AccountRanges, of pool: Span<UInt8>, to output: inout [UInt8]
  ) {
    if !keepsNames, let changed = served.names.changedUserName(account) {
      JSONWriter.appendString(changed, to: &output)
    } else {
      output.append(string: texts.username.length > 0 ? texts.username : texts.id, of: pool)
    }
  }

  /// The attributes that a bag may hold: as the source gave them, else from the row.
  private func appendCore(
    _ row: AccountRow, _ texts: AccountRanges, _ bag: AttributeBag, of pool: Span<UInt8>,
    to output: inout [UInt8]
  ) {
    let hasBag = row.bagLength > 2
    if projection.has(.name), bag[BagPosition.name].length == 0 {
      append(name: texts, of: pool, to: &output)
    }
    if projection.has(.displayName), bag[BagPosition.displayName].length == 0 {
      output.append(member: ",\"displayName\":", texts.displayName, of: pool)
    }
    if projection.has(.title), row.title != 0, bag[BagPosition.title].length == 0 {
      output.append(literal: ",\"title\":")
      fragments.values.append(Int(row.title), to: &output)
    }
    if projection.has(.emails), bag[BagPosition.emails].length == 0 {
      if texts.email.length > 0 {
        output.append(literal: ",\"emails\":[{\"value\":")
        output.append(string: texts.email, of: pool)
        output.append(literal: "}]")
      } else {
        output.append(literal: ",\"emails\":[]")
      }
    }
    guard hasBag else { return }
    let attributes = AttributeBag.attributes
    for position in 0..<BagPosition.enterprise
    where bag[position].length > 0 && projection.has(attributes[position].attribute) {
      let opening = attributes[position].opening
      output.append(opening.span)
      output.append(raw: bag[position], of: pool)
    }
  }

  private func append(name texts: AccountRanges, of pool: Span<UInt8>, to output: inout [UInt8]) {
    guard texts.givenName.length > 0 || texts.familyName.length > 0 else { return }
    output.append(literal: ",\"name\":{")
    if texts.givenName.length > 0 {
      output.append(member: "\"givenName\":", texts.givenName, of: pool)
      output.append(member: ",\"familyName\":", texts.familyName, of: pool)
    } else {
      output.append(member: "\"familyName\":", texts.familyName, of: pool)
    }
    output.append(ASCII.closeBrace)
  }
}

extension AccountRow {
  /// Whoever may have access counts as active, so that a reviewer sees them.
  var isActive: Bool {
    switch status {
    case .active, .unknown: true
    case .suspended, .deactivated, .invited, .deleted: false
    }
  }
}
