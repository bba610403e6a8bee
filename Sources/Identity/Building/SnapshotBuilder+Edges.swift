/// An edge whose ends are found: ordinals, or the id of an unknown principal.
struct ResolvedEdge<Edge> {
  var edge: Edge
  let kind: PrincipalKind
  /// The principal's ordinal; meaningless where the kind is unknown.
  let principal: Int
  /// The group's or entitlement's ordinal.
  let target: Int
}

/// The edges of a snapshot in their stored order, each once.
struct ResolvedEdges {
  var memberships: [ResolvedEdge<Membership>] = []
  var grants: [ResolvedEdge<Grant>] = []
}

extension SnapshotBuilder {
  mutating func resolveEdges(_ report: inout BuildReport) throws(SnapshotError) -> ResolvedEdges {
    addMissingEntitlements(&report)
    var edges = ResolvedEdges()
    try resolveMemberships(into: &edges, &report)
    try resolveGrants(into: &edges, &report)
    return edges
  }

  /// A grant is access, whatever list is missing: its entitlement then stands with its id alone.
  private mutating func addMissingEntitlements(_ report: inout BuildReport) {
    var added = false
    for (grant, stream) in grants where entitlementPositions[ByteKey(grant.entitlementID)] == nil {
      report.add(.entitlement, grant.entitlementID, stream: stream)
      var entitlement = Entitlement(kind: .permission, slug: grant.entitlementID)
      entitlement.givenID = grant.entitlementID
      added = add(entitlement) || added
    }
    guard added else { return }
    entitlements.sort { ByteKey.precedes($0.id, $1.id) }
    renumberEntitlements()
  }

  private func resolveMemberships(
    into edges: inout ResolvedEdges, _ report: inout BuildReport
  ) throws(SnapshotError) {
    let declared = declaredUserMemberships()
    for (membership, stream) in memberships {
      report.references[stream, default: 0] += 1
      guard membership.direct != .no else {
        report.indirect[stream, default: 0] += 1
        continue
      }
      guard let group = groupPositions[ByteKey(membership.groupID)] else {
        report.add(.group, membership.groupID, stream: stream)
        continue
      }
      let found = try principal(membership.member, of: membership.groupID, declared)
      if found.kind == .unknown { report.add(.member, membership.member.id, stream: stream) }
      edges.memberships.append(
        ResolvedEdge(
          edge: membership, kind: found.kind, principal: found.position, target: group))
    }
    edges.memberships.sort { Self.precedes($0, $1) }
    edges.memberships = unite(edges.memberships, &report) { a, b in
      a.target == b.target && a.kind == b.kind && a.principal == b.principal
        && (a.kind != .unknown || a.edge.member.id.utf8.elementsEqual(b.edge.member.id.utf8))
        && (a.edge.role ?? "").utf8.elementsEqual((b.edge.role ?? "").utf8)
    } merge: { kept, other in
      if kept.direct == .unknown { kept.direct = other.direct }
      if kept.dynamic == .unknown { kept.dynamic = other.dynamic }
      if kept.detail.isEmpty { kept.detail = other.detail }
    }
  }

  private func resolveGrants(
    into edges: inout ResolvedEdges, _ report: inout BuildReport
  ) throws(SnapshotError) {
    for (grant, stream) in grants {
      report.references[stream, default: 0] += 1
      guard grant.direct != .no else {
        report.indirect[stream, default: 0] += 1
        continue
      }
      guard let entitlement = entitlementPositions[ByteKey(grant.entitlementID)] else { continue }
      let found = try principal(grant.principal, of: grant.entitlementID, [])
      if found.kind == .unknown { report.add(.principal, grant.principal.id, stream: stream) }
      edges.grants.append(
        ResolvedEdge(edge: grant, kind: found.kind, principal: found.position, target: entitlement))
    }
    edges.grants.sort { Self.precedes($0, $1) }
    edges.grants = unite(edges.grants, &report) { a, b in
      a.target == b.target && a.kind == b.kind && a.principal == b.principal
        && (a.kind != .unknown || a.edge.principal.id.utf8.elementsEqual(b.edge.principal.id.utf8))
    } merge: { kept, other in
      if kept.direct == .unknown { kept.direct = other.direct }
      if other.state == .active { kept.state = .active }
      if kept.detail.isEmpty { kept.detail = other.detail }
    }
  }

  /// (group, account) pairs that the accounts themselves told, to decide untyped members.
  private func declaredUserMemberships() -> Set<ByteKey> {
    var pairs: Set<ByteKey> = []
    for (membership, _) in memberships {
      if case .account = membership.member.kind {
        pairs.insert(ByteKey("\(membership.groupID)\u{0}\(membership.member.id)"))
      }
    }
    return pairs
  }

  private func principal(
    _ reference: Reference, of target: String, _ declared: Set<ByteKey>
  ) throws(SnapshotError) -> (kind: PrincipalKind, position: Int) {
    let key = ByteKey(reference.id)
    let account = accountPositions[key]
    let group = groupPositions[key]
    switch reference.kind {
    case .account: return account.map { (.account, $0) } ?? (.unknown, 0)
    case .group: return group.map { (.group, $0) } ?? (.unknown, 0)
    case .either: break
    }
    switch (account, group) {
    case (let account?, let group?):
      if untyped == .users || declared.contains(ByteKey("\(target)\u{0}\(reference.id)")) {
        return (.account, account)
      }
      _ = group
      throw .ambiguousMember(id: reference.id, group: target)
    case (let account?, nil): return (.account, account)
    case (nil, let group?): return (.group, group)
    case (nil, nil): return (.unknown, 0)
    }
  }

  private static func precedes(
    _ a: ResolvedEdge<Membership>, _ b: ResolvedEdge<Membership>
  ) -> Bool {
    let left = (a.target, Int(a.kind.rawValue), a.principal)
    let right = (b.target, Int(b.kind.rawValue), b.principal)
    if left != right { return left < right }
    if a.kind == .unknown, !a.edge.member.id.utf8.elementsEqual(b.edge.member.id.utf8) {
      return ByteKey.precedes(a.edge.member.id, b.edge.member.id)
    }
    return ByteKey.precedes(a.edge.role ?? "", b.edge.role ?? "")
  }

  private static func precedes(_ a: ResolvedEdge<Grant>, _ b: ResolvedEdge<Grant>) -> Bool {
    let left = (Int(a.kind.rawValue), a.principal)
    let right = (Int(b.kind.rawValue), b.principal)
    if left != right { return left < right }
    if a.kind == .unknown, !a.edge.principal.id.utf8.elementsEqual(b.edge.principal.id.utf8) {
      return ByteKey.precedes(a.edge.principal.id, b.edge.principal.id)
    }
    return a.target < b.target
  }

  /// Keeps one of each run of equal edges.
  private func unite<Edge>(
    _ sorted: [ResolvedEdge<Edge>], _ report: inout BuildReport,
    same: (ResolvedEdge<Edge>, ResolvedEdge<Edge>) -> Bool, merge: (inout Edge, Edge) -> Void
  ) -> [ResolvedEdge<Edge>] {
    var kept: [ResolvedEdge<Edge>] = []
    kept.reserveCapacity(sorted.count)
    for edge in sorted {
      if let last = kept.last, same(last, edge) {
        merge(&kept[kept.count - 1].edge, edge.edge)
        report.repeatedEdges += 1
      } else {
        kept.append(edge)
      }
    }
    return kept
  }
}
