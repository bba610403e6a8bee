internal import Formats

/// Lays sorted records and resolved edges out as tables.
struct TableLayout {
  var tables = SnapshotTables()
  var pool = TextPool()
  let keepsAttributes: Bool

  init(keepsAttributes: Bool) { self.keepsAttributes = keepsAttributes }

  /// The builder's objects stand in the order of their ids by now.
  mutating func lay(_ builder: SnapshotBuilder, _ edges: ResolvedEdges) throws(SnapshotError) {
    let (names, accounts) = (builder.names, builder.accounts)
    let values = Self.values(of: builder, edges)
    tables.accounts.reserveCapacity(accounts.count)
    pool.reserve(builder.size)
    for position in 0..<accounts.count { try lay(accounts.object(at: position, names), values) }
    for position in 0..<builder.groups.count {
      try lay(builder.groups.object(at: position, names), values)
    }
    for position in 0..<builder.entitlements.count {
      try lay(builder.entitlement(at: position), values)
    }
    for position in 0..<builder.credentials.count {
      try lay(builder.credentials.object(at: position, names), values)
    }
    for position in 0..<values.count {
      tables.values.append(try pool.add(values[position]))
    }
    try lay(edges, EdgeNames(names, values))
    tables.pool = pool.bytes
    pool = TextPool()
    index()
  }

  private static func values(
    of builder: SnapshotBuilder, _ edges: ResolvedEdges
  ) -> ValueDictionary {
    let names = builder.names
    var values = ValueDictionary()
    for position in 0..<builder.accounts.count {
      let account = builder.accounts.object(at: position, names)
      values.add(account.statusRaw)
      values.add(account.title)
      values.add(account.department)
    }
    for position in 0..<builder.groups.count {
      values.add(builder.groups.object(at: position, names).type)
    }
    for position in 0..<builder.entitlements.count {
      values.add(builder.entitlements.object(at: position, names).resourceType)
    }
    for position in 0..<builder.credentials.count {
      values.add(builder.credentials.object(at: position, names).status)
    }
    for edge in edges.memberships + edges.grants {
      values.add(names[Int(edge.role)])
      if edge.detail > 0 { values.add(names[Int(edges.facts[Int(edge.detail) - 1].by)]) }
      if edge.kind == .unknown { values.add(names[Int(edge.principal)]) }
    }
    values.sort()
    return values
  }

  private mutating func lay(
    _ account: Account, _ values: ValueDictionary
  ) throws(SnapshotError) {
    func length(_ text: String?, _ what: String) throws(SnapshotError) -> UInt16 {
      let count = text?.utf8.count ?? 0
      guard let length = UInt16(exactly: count) else {
        throw .tooLong(what: what, id: account.id, bytes: count)
      }
      return length
    }
    let start = try pool.add(bytes: account.id.utf8).start
    for text in [
      account.username, account.displayName, account.givenName, account.familyName, account.email,
      account.externalID, account.url,
    ] { _ = try pool.add(text) }
    let hasBag = keepsAttributes && !account.attributes.text.isEmpty
    let bag = hasBag ? try pool.add(bytes: account.attributes.text) : TextRange()
    let extra = try lay(extraOf: account)
    let flags =
      AccountRow.statusField.bits(account.status) | AccountRow.typeField.bits(account.type)
      | AccountRow.basisField.bits(account.lastLoginBasis)
      | AccountRow.multiFactorField.bits(account.multiFactor)
      | AccountRow.singleSignOnField.bits(account.singleSignOn)
      | AccountRow.externalField.bits(account.external)
      | AccountRow.privilegedField.bits(account.privileged)
    tables.accounts.append(
      AccountRow(
        created: Self.stored(account.created), updated: Self.stored(account.updated),
        lastLogin: Self.stored(account.lastLogin), text: start, bagStart: bag.start,
        bagLength: bag.length, flags: flags, statusRaw: values.position(account.statusRaw),
        title: values.position(account.title), department: values.position(account.department),
        extra: extra, idLength: try length(account.id, "the id"),
        usernameLength: try length(account.username, "the user name"),
        displayNameLength: try length(account.displayName, "the display name"),
        givenNameLength: try length(account.givenName, "the given name"),
        familyNameLength: try length(account.familyName, "the family name"),
        emailLength: try length(account.email, "the e-mail address"),
        externalIDLength: try length(account.externalID, "the external id"),
        urlLength: try length(account.url, "the link")))
  }

  private mutating func lay(extraOf account: Account) throws(SnapshotError) -> UInt32 {
    let texts = [
      account.employeeNumber, account.managerID, account.managerName, account.managerEmail,
      account.ownerEmail,
    ]
    guard
      texts.contains(where: { $0?.isEmpty == false }) || account.passwordChanged != nil
        || !account.multiFactorMethods.isEmpty
    else { return 0 }
    tables.extras.append(
      AccountExtraRow(
        passwordChanged: Self.stored(account.passwordChanged),
        employeeNumber: try pool.add(account.employeeNumber),
        managerID: try pool.add(account.managerID), managerName: try pool.add(account.managerName),
        managerEmail: try pool.add(account.managerEmail),
        ownerEmail: try pool.add(account.ownerEmail),
        multiFactorMethods: try pool.add(joined: account.multiFactorMethods)))
    return UInt32(tables.extras.count)
  }

  private mutating func lay(_ group: Group, _ values: ValueDictionary) throws(SnapshotError) {
    tables.groups.append(
      GroupRow(
        created: Self.stored(group.created), updated: Self.stored(group.updated),
        id: try pool.add(group.id), name: try pool.add(group.name),
        description: try pool.add(group.description), externalID: try pool.add(group.externalID),
        ownerEmails: try pool.add(joined: group.ownerEmails),
        dynamicRule: try pool.add(group.dynamicRule), url: try pool.add(group.url),
        type: values.position(group.type), flags: GroupRow.dynamicField.bits(group.dynamic)))
  }

  private mutating func lay(
    _ entitlement: Entitlement, _ values: ValueDictionary
  ) throws(SnapshotError) {
    let flags =
      EntitlementRow.kindField.bits(entitlement.kind)
      | EntitlementRow.privilegeField.bits(entitlement.privilege)
      | (entitlement.isServedAsSlug ? EntitlementRow.servedAsSlugBit : 0)
    tables.entitlements.append(
      EntitlementRow(
        id: try pool.add(entitlement.id), slug: try pool.add(entitlement.slug),
        name: try pool.add(entitlement.name), description: try pool.add(entitlement.description),
        resourceID: try pool.add(entitlement.resourceID),
        resourceName: try pool.add(entitlement.resourceName),
        ownerEmail: try pool.add(entitlement.ownerEmail), url: try pool.add(entitlement.url),
        resourceType: values.position(entitlement.resourceType), flags: flags))
  }

  private mutating func lay(
    _ credential: Credential, _ values: ValueDictionary
  ) throws(SnapshotError) {
    let ownerKind: PrincipalKind =
      switch credential.owner?.kind {
      case .account: .account
      case .group: .group
      case .either, nil: .unknown
      }
    let flags =
      CredentialRow.kindField.bits(credential.kind)
      | CredentialRow.ownerKindField.bits(ownerKind)
      | CredentialRow.privilegedField.bits(credential.privileged)
    tables.credentials.append(
      CredentialRow(
        created: Self.stored(credential.created), expires: Self.stored(credential.expires),
        lastUsed: Self.stored(credential.lastUsed), id: try pool.add(credential.id),
        name: try pool.add(credential.name), ownerID: try pool.add(credential.owner?.id),
        scopes: try pool.add(joined: credential.scopes), url: try pool.add(credential.url),
        status: values.position(credential.status), flags: flags))
  }

  static func stored(_ time: Timestamp?) -> Int64 { time?.milliseconds ?? StoredTime.none }
}
