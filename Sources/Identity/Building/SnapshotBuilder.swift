/// Collects what a pull emits and turns it into a snapshot: the only way to make one.
///
/// Several tellings of one object (variants, streams) are united by id: the first that knows a
/// fact keeps it. `stream` is the emitting stream's position in the ledger.
package struct SnapshotBuilder: Sendable {
  /// What a member without a type is, where an account and a group share its id.
  package enum UntypedMembers: Sendable { case decide, users }

  let instance: String
  let untyped: UntypedMembers
  let keepsAttributes: Bool

  var accounts: [Account] = []
  var accountPositions: [ByteKey: Int] = [:]
  var facts: [(account: Account, stream: Int)] = []
  var groups: [Group] = []
  var groupPositions: [ByteKey: Int] = [:]
  var entitlements: [Entitlement] = []
  var entitlementPositions: [ByteKey: Int] = [:]
  var resources: [ByteKey: Resource] = [:]
  var credentials: [Credential] = []
  var credentialPositions: [ByteKey: Int] = [:]
  var memberships: [(edge: Membership, stream: Int)] = []
  var grants: [(edge: Grant, stream: Int)] = []

  package init(
    instance: String, untyped: UntypedMembers = .decide, keepsAttributes: Bool = true
  ) {
    self.instance = instance
    self.untyped = untyped
    self.keepsAttributes = keepsAttributes
  }

  /// How many different objects stand now.
  package var accountCount: Int { accounts.count }
  package var groupCount: Int { groups.count }

  package func has(account id: String) -> Bool { accountPositions[ByteKey(id)] != nil }

  /// False if the account was known already and is now completed.
  @discardableResult
  package mutating func add(_ account: Account) -> Bool {
    let key = ByteKey(account.id)
    if let position = accountPositions[key] {
      accounts[position].complete(from: account)
      return false
    }
    accountPositions[key] = accounts.count
    accounts.append(account)
    return true
  }

  /// Facts on an account that another stream lists; they never make one.
  package mutating func complete(_ account: Account, stream: Int) {
    facts.append((account, stream))
  }

  @discardableResult
  package mutating func add(_ group: Group) -> Bool {
    let key = ByteKey(group.id)
    if let position = groupPositions[key] {
      groups[position].complete(from: group)
      return false
    }
    groupPositions[key] = groups.count
    groups.append(group)
    return true
  }

  @discardableResult
  package mutating func add(_ entitlement: Entitlement) -> Bool {
    let key = ByteKey(entitlement.id)
    if let position = entitlementPositions[key] {
      entitlements[position].complete(from: entitlement)
      return false
    }
    entitlementPositions[key] = entitlements.count
    entitlements.append(entitlement)
    return true
  }

  package mutating func add(_ resource: Resource) {
    resources[ByteKey("\(resource.type)\u{0}\(resource.id)")] = resource
  }

  @discardableResult
  package mutating func add(_ credential: Credential) -> Bool {
    let key = ByteKey(credential.id)
    guard credentialPositions[key] == nil else { return false }
    credentialPositions[key] = credentials.count
    credentials.append(credential)
    return true
  }

  package mutating func add(_ membership: Membership, stream: Int) {
    memberships.append((membership, stream))
  }

  package mutating func add(_ grant: Grant, stream: Int) { grants.append((grant, stream)) }

  /// The snapshot, and what was found on the way.
  package consuming func build() throws(SnapshotError) -> (snapshot: Snapshot, report: BuildReport)
  {
    var report = BuildReport()
    applyFacts(&report)
    nameResources()
    sortRecords()
    let edges = try resolveEdges(&report)
    var layout = TableLayout(keepsAttributes: keepsAttributes)
    try layout.lay(self, edges)
    return (StoredSnapshot.seal(layout.tables), report)
  }

  private mutating func applyFacts(_ report: inout BuildReport) {
    for (account, stream) in facts {
      report.references[stream, default: 0] += 1
      if let position = accountPositions[ByteKey(account.id)] {
        accounts[position].complete(from: account)
      } else {
        report.add(.account, account.id, stream: stream)
      }
    }
  }

  private mutating func nameResources() {
    for position in entitlements.indices {
      guard let type = entitlements[position].resourceType,
        let id = entitlements[position].resourceID,
        let resource = resources[ByteKey("\(type)\u{0}\(id)")]
      else { continue }
      entitlements[position].resourceName = entitlements[position].resourceName ?? resource.name
      entitlements[position].url = entitlements[position].url ?? resource.url
    }
  }

  private mutating func sortRecords() {
    accounts.sort { ByteKey.precedes($0.id, $1.id) }
    groups.sort { ByteKey.precedes($0.id, $1.id) }
    entitlements.sort { ByteKey.precedes($0.id, $1.id) }
    credentials.sort { ByteKey.precedes($0.id, $1.id) }
    for (position, account) in accounts.enumerated() {
      accountPositions[ByteKey(account.id)] = position
    }
    for (position, group) in groups.enumerated() { groupPositions[ByteKey(group.id)] = position }
    renumberEntitlements()
  }

  mutating func renumberEntitlements() {
    for (position, entitlement) in entitlements.enumerated() {
      entitlementPositions[ByteKey(entitlement.id)] = position
    }
  }
}
