/// Collects what a pull emits and turns it into a snapshot: the only way to make one.
///
/// Several tellings of one object (variants, streams) are united by id: the first that knows a
/// fact keeps it. Everything is kept packed, each id once. A `stream` is the emitting stream's
/// position in the ledger.
package struct SnapshotBuilder: Sendable {
  /// What a member without a type is, where an account and a group share its id.
  package enum UntypedMembers: Sendable { case decide, users }

  let instance: String
  let untyped: UntypedMembers
  let keepsAttributes: Bool

  /// All ids, roles and people named by edges; the first name is the empty one.
  var names = NameTable()
  var accounts = ObjectTable<Account>()
  var groups = ObjectTable<Group>()
  var entitlements = ObjectTable<Entitlement>()
  var resources = ObjectTable<Resource>()
  var credentials = ObjectTable<Credential>()
  var edges = EdgeTable()
  /// Facts on accounts, which may come before the accounts.
  private var facts: [(name: UInt32, place: UInt64, stream: UInt32)] = []
  private var factFields = ByteArena()

  package init(
    instance: String, untyped: UntypedMembers = .decide, keepsAttributes: Bool = true
  ) {
    self.instance = instance
    self.untyped = untyped
    self.keepsAttributes = keepsAttributes
    names.insert([])
  }

  /// Everything that a list became; `stream` is the ledger's line of its first variant.
  package mutating func add(_ log: consuming RecordLog, stream: Int) {
    var line = stream
    log.drain { kind, fields in
      if kind == RecordLog.lineMark {
        var reader = PackedReader(fields)
        line = stream + reader.count()
      } else if let kind = RecordLog.Kind(rawValue: kind) {
        add(kind, fields, line: line)
      }
    }
  }

  private mutating func add(_ kind: RecordLog.Kind, _ fields: ArraySlice<UInt8>, line: Int) {
    switch kind {
    case .membership: edges.add(membership: fields, line: line, &names)
    case .grant: edges.add(grant: fields, line: line, &names)
    case .account, .facts, .group, .resource, .entitlement, .credential:
      var reader = PackedReader(fields)
      let name = names.insert(reader.slice() ?? []).name
      add(kind, name, reader.rest, line: line)
    }
  }

  private mutating func add(
    _ kind: RecordLog.Kind, _ name: Int, _ fields: ArraySlice<UInt8>, line: Int
  ) {
    switch kind {
    case .account: _ = accounts.add(name, fields, names)
    case .facts: facts.append((UInt32(name), factFields.append(fields), UInt32(line)))
    case .group: _ = groups.add(name, fields, names)
    case .resource: _ = resources.add(name, fields, names)
    case .entitlement: _ = entitlements.add(name, fields, names)
    case .credential: _ = credentials.add(name, fields, names)
    case .membership, .grant: break
    }
  }

  /// The snapshot, and what was found on the way.
  package consuming func build() throws(SnapshotError) -> (snapshot: Snapshot, report: BuildReport)
  {
    var report = BuildReport()
    let tables = try lay(&report)
    return (StoredSnapshot.seal(tables), report)
  }

  /// The tables; what was collected is gone when this returns, before anybody copies them.
  private consuming func lay(_ report: inout BuildReport) throws(SnapshotError) -> SnapshotTables {
    applyFacts(&report)
    addMissingEntitlements(&report)
    accounts.sort(by: names)
    groups.sort(by: names)
    entitlements.sort(by: names)
    credentials.sort(by: names)
    let resolved = try resolveEdges(&report)
    var layout = TableLayout(keepsAttributes: keepsAttributes)
    try layout.lay(self, resolved)
    return layout.tables
  }

  /// At least what all texts take together.
  var size: Int {
    accounts.size(names) + groups.size(names) + entitlements.size(names) + credentials.size(names)
  }

  /// With the name and link of the thing that it is on.
  func entitlement(at position: Int) -> Entitlement {
    var entitlement = entitlements.object(at: position, names)
    if let type = entitlement.resourceType, let id = entitlement.resourceID,
      let name = names.find(Array(Resource.key(type: type, id: id).utf8)[...]),
      let known = resources.position(of: name)
    {
      let resource = resources.object(at: known, names)
      entitlement.resourceName = entitlement.resourceName ?? resource.name
      entitlement.url = entitlement.url ?? resource.url
    }
    return entitlement
  }

  private mutating func applyFacts(_ report: inout BuildReport) {
    for (name, place, stream) in facts {
      report.references[Int(stream), default: 0] += 1
      if let position = accounts.position(of: Int(name)) {
        var reader = PackedReader(factFields[place])
        accounts.complete(position, from: Account(id: names[Int(name)], &reader), names)
      } else {
        report.add(.account, String(decoding: names[Int(name)], as: UTF8.self), stream: Int(stream))
      }
    }
    facts = []
    factFields = ByteArena()
  }

  /// A grant is access, whatever list is missing: its entitlement then stands with its id alone.
  private mutating func addMissingEntitlements(_ report: inout BuildReport) {
    for grant in edges.grants where entitlements.position(of: Int(grant.target)) == nil {
      let id = String(decoding: names[Int(grant.target)], as: UTF8.self)
      report.add(.entitlement, id, stream: Int(grant.line))
      var writer = PackedWriter()
      Entitlement(kind: .permission, slug: id).pack(into: &writer)
      _ = entitlements.add(Int(grant.target), writer.bytes[...], names)
    }
  }
}

extension SnapshotBuilder {
  /// One record alone, for those who do not collect in a log.
  package mutating func add(_ account: Account) { add { $0.append(account) } }
  package mutating func add(_ group: Group) { add { $0.append(group) } }
  package mutating func add(_ entitlement: Entitlement) { add { $0.append(entitlement) } }
  package mutating func add(_ resource: Resource) { add { $0.append(resource) } }
  package mutating func add(_ credential: Credential) { add { $0.append(credential) } }

  package mutating func add(_ membership: Membership, stream: Int) {
    add(stream) { $0.append(membership) }
  }

  package mutating func add(_ grant: Grant, stream: Int) {
    add(stream) { $0.append(grant, to: nil) }
  }

  /// Facts on an account that another stream lists; they never make one.
  package mutating func complete(_ account: Account, stream: Int) {
    add(stream) { $0.append(facts: account) }
  }

  private mutating func add(_ stream: Int = 0, _ append: (inout RecordLog) -> Void) {
    var log = RecordLog()
    append(&log)
    add(log, stream: stream)
  }
}
