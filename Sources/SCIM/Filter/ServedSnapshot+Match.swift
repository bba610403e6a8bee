import Formats
import Identity

/// What a filter finds: by an index where one narrows it down, else by a look at each resource.
extension ServedSnapshot {
  /// Positions in the list, in its order.
  func positions(_ kind: ResourceKind, matching filter: Filter) throws(SCIMError) -> [Int] {
    let compiled = try CompiledFilter(filter, of: kind)
    if case .compare(let path, .equal, .string(let value)) = filter,
      let found = indexed(kind, path, equal: value)
    {
      return found
    }
    var found: [Int] = []
    look(kind, at: compiled.attributes, among: candidates(kind, filter)) { position, resource in
      if let resource, compiled.holds(for: resource) { found.append(position) }
    }
    return found
  }

  /// All that can match, as far as a comparison that must hold tells; nil where none does.
  private func candidates(_ kind: ResourceKind, _ filter: Filter) -> [Int]? {
    guard case .all(let filters) = filter else { return nil }
    for case .compare(let path, .equal, .string(let value)) in filters
    // A display name among the attributes goes before the one that the index knows.
    where kind != .users || !path.isEqual("displayname") {
      if let found = indexed(kind, path, equal: value) { return found }
    }
    return nil
  }

  /// Shows each resource with the attributes of these names, as clients see them.
  func look(
    _ kind: ResourceKind, at attributes: Set<[UInt8]>, among candidates: [Int]?,
    _ see: (Int, JSONNode?) -> Void
  ) {
    // Which schemas a resource has depends on all that it has.
    let projection =
      attributes.contains(Array("schemas".utf8)) ? .all : Projection(only: attributes)
    switch kind {
    case .users: look(UserRenderer(self, projection), kind, candidates, see)
    case .groups: look(GroupRenderer(self, projection), kind, candidates, see)
    case .roles, .entitlements:
      let renderer = EntitlementRenderer(self, projection, isRole: kind == .roles)
      look(renderer, kind, candidates, see)
    }
  }

  private func look(
    _ renderer: some ResourceRenderer, _ kind: ResourceKind, _ candidates: [Int]?,
    _ see: (Int, JSONNode?) -> Void
  ) {
    let pool = snapshot.tables.pool
    for index in 0..<(candidates?.count ?? count(kind)) {
      let position = candidates?[index] ?? index
      var place = ResourcePlace()
      var text: [UInt8] = []
      while !renderer.render(position, from: &place, of: pool.span, to: &text) {}
      see(position, try? JSONDocument(parsing: text).root)
    }
  }
}
