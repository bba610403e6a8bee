internal import Formats

/// The edges that a pull told, in their order, with the facts that few of them have.
struct EdgeTable: Sendable {
  private(set) var memberships: [PackedEdge] = []
  private(set) var grants: [PackedEdge] = []
  private(set) var facts: [PackedFacts] = []

  mutating func add(membership fields: ArraySlice<UInt8>, line: Int, _ names: inout NameTable) {
    var reader = PackedReader(fields)
    let group = Self.name(reader.slice(), &names)
    let member = Self.name(reader.slice(), &names)
    let role = Self.name(reader.slice(), &names)
    let kind: Reference.Kind = reader.word(else: .either)
    let (direct, dynamic) = (reader.truth(), reader.truth())
    let detail = detail(&reader, &names)
    memberships.append(
      PackedEdge(
        target: group, principal: member, role: role, detail: detail, line: UInt32(line),
        reference: kind, direct: direct, dynamic: dynamic))
  }

  mutating func add(grant fields: ArraySlice<UInt8>, line: Int, _ names: inout NameTable) {
    var reader = PackedReader(fields)
    let entitlement = Self.name(reader.slice(), &names)
    let principal = Self.name(reader.slice(), &names)
    let kind: Reference.Kind = reader.word(else: .either)
    let direct = reader.truth()
    let state: GrantState = reader.word(else: .unknown)
    let detail = detail(&reader, &names)
    grants.append(
      PackedEdge(
        target: entitlement, principal: principal, detail: detail, line: UInt32(line),
        reference: kind, direct: direct, state: state))
  }

  /// The edges themselves, which are not needed here any more.
  mutating func takeMemberships() -> [PackedEdge] {
    defer { memberships = [] }
    return memberships
  }

  mutating func takeGrants() -> [PackedEdge] {
    defer { grants = [] }
    return grants
  }

  private mutating func detail(_ reader: inout PackedReader, _ names: inout NameTable) -> UInt32 {
    guard reader.flag() else { return 0 }
    let since = TableLayout.stored(reader.time())
    let by = Self.name(reader.slice(), &names)
    let expires = TableLayout.stored(reader.time())
    let lastUsed = TableLayout.stored(reader.time())
    let url = Self.name(reader.slice(), &names)
    facts.append(
      PackedFacts(since: since, expires: expires, lastUsed: lastUsed, by: by, url: url))
    return UInt32(facts.count)
  }

  private static func name(_ text: ArraySlice<UInt8>?, _ names: inout NameTable) -> UInt32 {
    UInt32(text.map { names.insert($0).name } ?? 0)
  }
}
