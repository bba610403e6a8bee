internal import Formats

extension Membership {
  func pack(into writer: inout PackedWriter) {
    writer.add(groupID)
    writer.add(member.id)
    writer.add(role)
    writer.add(member.kind)
    writer.add(direct)
    writer.add(dynamic)
    detail.pack(into: &writer)
  }
}

extension Grant {
  func pack(into writer: inout PackedWriter) {
    writer.add(entitlementID)
    writer.add(principal.id)
    writer.add(principal.kind)
    writer.add(direct)
    writer.add(state)
    detail.pack(into: &writer)
  }
}

extension EdgeFacts {
  fileprivate func pack(into writer: inout PackedWriter) {
    writer.add(!isEmpty)
    guard !isEmpty else { return }
    writer.add(since)
    writer.add(by)
    writer.add(expires)
    writer.add(lastUsed)
    writer.add(url)
  }
}

/// An edge as the builder keeps it: numbers of names and of facts, no texts.
struct PackedEdge: Sendable {
  /// The name of the group or entitlement, then its ordinal.
  var target: UInt32
  /// The name of the principal; its ordinal once it is found.
  var principal: UInt32
  /// The name of the role; the empty name where there is none.
  var role: UInt32 = 0
  /// Position among the facts plus one, 0 where there are none.
  var detail: UInt32
  /// The line of the ledger that told it.
  var line: UInt32
  var reference: Reference.Kind
  /// What the principal was found to be.
  var kind: PrincipalKind = .unknown
  var direct: Truth
  var dynamic: Truth = .unknown
  var state: GrantState = .active
}

/// The rarer facts of an edge, with the numbers of their names.
struct PackedFacts: Sendable {
  var since: Int64
  var expires: Int64
  var lastUsed: Int64
  var by: UInt32
  var url: UInt32
}
