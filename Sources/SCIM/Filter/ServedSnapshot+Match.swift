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
    let candidates = candidates(kind, filter)
    let attributes = compiled.attributes
    // Which schemas a resource has depends on all that it has.
    let projection =
      attributes.contains(Array("schemas".utf8)) ? .all : Projection(only: attributes)
    switch kind {
    case .users:
      return matches(UserRenderer(self, projection), kind, candidates, compiled)
    case .groups:
      return matches(GroupRenderer(self, projection), kind, candidates, compiled)
    case .roles, .entitlements:
      let renderer = EntitlementRenderer(self, projection, isRole: kind == .roles)
      return matches(renderer, kind, candidates, compiled)
    }
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

  /// Only the attributes that the filter names are rendered, so that it sees what clients see.
  private func matches(
    _ renderer: some ResourceRenderer, _ kind: ResourceKind, _ candidates: [Int]?,
    _ filter: CompiledFilter
  ) -> [Int] {
    let pool = snapshot.tables.pool
    var found: [Int] = []
    for index in 0..<(candidates?.count ?? count(kind)) {
      let position = candidates?[index] ?? index
      var place = ResourcePlace()
      var text: [UInt8] = []
      while !renderer.render(position, from: &place, of: pool.span, to: &text) {}
      if let resource = try? JSONDocument(parsing: text).root, filter.holds(for: resource) {
        found.append(position)
      }
    }
    return found
  }
}
