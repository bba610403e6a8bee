/// The edges of a snapshot in their stored order, each once.
struct ResolvedEdges {
  var memberships: [PackedEdge] = []
  var grants: [PackedEdge] = []
  var facts: [PackedFacts] = []
}

extension SnapshotBuilder {
  /// Finds both ends of every edge; the edges as they were told are gone afterwards.
  mutating func resolveEdges(_ report: inout BuildReport) throws(SnapshotError) -> ResolvedEdges {
    var resolver = EdgeResolver(self)
    let memberships = edges.takeMemberships()
    let grants = edges.takeGrants()
    var resolved = ResolvedEdges(facts: edges.facts)
    resolved.memberships = try resolver.memberships(memberships, &report)
    resolved.grants = try resolver.grants(grants, &report)
    return resolved
  }
}

/// Finds out what the names at the ends of edges are.
struct EdgeResolver {
  private let names: NameTable
  private let accounts: ObjectTable<Account>
  private let groups: ObjectTable<Group>
  private let entitlements: ObjectTable<Entitlement>
  private let untyped: SnapshotBuilder.UntypedMembers
  /// (group, account) pairs that the accounts themselves told, once somebody asks for them.
  private var declared: Set<UInt64>?

  init(_ builder: SnapshotBuilder) {
    names = builder.names
    accounts = builder.accounts
    groups = builder.groups
    entitlements = builder.entitlements
    untyped = builder.untyped
  }

  mutating func memberships(
    _ told: [PackedEdge], _ report: inout BuildReport
  ) throws(SnapshotError) -> [PackedEdge] {
    var resolved: [PackedEdge] = []
    resolved.reserveCapacity(told.count)
    for edge in told {
      let line = Int(edge.line)
      guard Self.isKept(edge, &report) else { continue }
      guard let group = groups.position(of: Int(edge.target)) else {
        report.add(.group, text(edge.target), stream: line)
        continue
      }
      var found = edge
      try find(&found, told)
      found.target = UInt32(group)
      if found.kind == .unknown { report.add(.member, text(edge.principal), stream: line) }
      resolved.append(found)
    }
    resolved.sort { precedes($0, $1) }
    return unite(resolved, &report) { kept, other in
      if kept.direct == .unknown { kept.direct = other.direct }
      if kept.dynamic == .unknown { kept.dynamic = other.dynamic }
      if kept.detail == 0 { kept.detail = other.detail }
    }
  }

  mutating func grants(
    _ told: [PackedEdge], _ report: inout BuildReport
  ) throws(SnapshotError) -> [PackedEdge] {
    var resolved: [PackedEdge] = []
    resolved.reserveCapacity(told.count)
    // What accounts tell of their groups says nothing of who holds an entitlement.
    declared = []
    for edge in told {
      let line = Int(edge.line)
      guard Self.isKept(edge, &report) else { continue }
      guard let entitlement = entitlements.position(of: Int(edge.target)) else { continue }
      var found = edge
      try find(&found, told)
      found.target = UInt32(entitlement)
      if found.kind == .unknown { report.add(.principal, text(edge.principal), stream: line) }
      resolved.append(found)
    }
    resolved.sort { grantPrecedes($0, $1) }
    return unite(resolved, &report) { kept, other in
      if kept.direct == .unknown { kept.direct = other.direct }
      if other.state == .active { kept.state = .active }
      if kept.detail == 0 { kept.detail = other.detail }
    }
  }

  /// Counts an edge; one that the source calls indirect is derived, never kept.
  private static func isKept(_ edge: PackedEdge, _ report: inout BuildReport) -> Bool {
    let line = Int(edge.line)
    report.references[line, default: 0] += 1
    guard edge.direct == .no else { return true }
    report.indirect[line, default: 0] += 1
    return false
  }

  /// The principal's kind and ordinal; of an unknown one the name stays.
  private mutating func find(
    _ edge: inout PackedEdge, _ told: [PackedEdge]
  ) throws(SnapshotError) {
    let account = accounts.position(of: Int(edge.principal))
    let group = groups.position(of: Int(edge.principal))
    let isAccount: Bool =
      switch edge.reference {
      case .account: true
      case .group: false
      case .either where account != nil && group != nil: try isDeclared(edge, told)
      case .either: account != nil
      }
    guard let position = isAccount ? account : group else { return }
    edge.kind = isAccount ? .account : .group
    edge.principal = UInt32(position)
  }

  /// An account and a group have the id: true if the account is meant, and never false.
  private mutating func isDeclared(
    _ edge: PackedEdge, _ told: [PackedEdge]
  ) throws(SnapshotError) -> Bool {
    if untyped == .users { return true }
    func pair(_ edge: PackedEdge) -> UInt64 { UInt64(edge.target) << 32 | UInt64(edge.principal) }
    let known =
      declared ?? Set(told.lazy.filter { $0.reference == .account }.map { pair($0) })
    declared = known
    if known.contains(pair(edge)) { return true }
    throw .ambiguousMember(id: text(edge.principal), group: text(edge.target))
  }

  private func text(_ name: UInt32) -> String { String(decoding: names[Int(name)], as: UTF8.self) }

  private func compare(_ a: UInt32, _ b: UInt32) -> Bool {
    names[Int(a)].lexicographicallyPrecedes(names[Int(b)])
  }

  private func precedes(_ a: PackedEdge, _ b: PackedEdge) -> Bool {
    if a.target != b.target { return a.target < b.target }
    if a.kind != b.kind { return a.kind.rawValue < b.kind.rawValue }
    if a.principal != b.principal {
      return a.kind == .unknown ? compare(a.principal, b.principal) : a.principal < b.principal
    }
    return a.role != b.role && compare(a.role, b.role)
  }

  private func grantPrecedes(_ a: PackedEdge, _ b: PackedEdge) -> Bool {
    if a.kind != b.kind { return a.kind.rawValue < b.kind.rawValue }
    if a.principal != b.principal {
      return a.kind == .unknown ? compare(a.principal, b.principal) : a.principal < b.principal
    }
    return a.target < b.target
  }

  /// Keeps one of each run of equal edges.
  private func unite(
    _ sorted: consuming [PackedEdge], _ report: inout BuildReport,
    merge: (inout PackedEdge, PackedEdge) -> Void
  ) -> [PackedEdge] {
    var edges = sorted
    var kept = 0
    for position in edges.indices {
      let edge = edges[position]
      if kept > 0, Self.same(edges[kept - 1], edge) {
        merge(&edges[kept - 1], edge)
        report.repeatedEdges += 1
      } else {
        edges[kept] = edge
        kept += 1
      }
    }
    edges.removeLast(edges.count - kept)
    return edges
  }

  /// Every text has one name, so equal numbers are equal texts.
  private static func same(_ a: PackedEdge, _ b: PackedEdge) -> Bool {
    a.target == b.target && a.kind == b.kind && a.principal == b.principal && a.role == b.role
  }
}
