import Formats

/// A filter held against the schemas of the resources that it is for.
indirect enum CompiledFilter {
  /// No such resource has the attribute.
  case never
  case all([CompiledFilter])
  case any([CompiledFilter])
  case not(CompiledFilter)
  case present([[UInt8]])
  case test([[UInt8]], FilterTest)
  case item([[UInt8]], CompiledFilter)

  /// `list` is the attribute whose items the filter is about, if it stands in square brackets.
  init(
    _ filter: Filter, of kind: ResourceKind, partOf list: FilterAttribute? = nil
  ) throws(SCIMError) {
    func find(_ path: AttributePath) -> FilterAttribute? {
      list.map { FilterAttribute(path, partOf: $0) } ?? FilterAttribute(path, of: kind)
    }
    switch filter {
    case .all(let filters): self = .all(try Self.compile(filters, of: kind, partOf: list))
    case .any(let filters): self = .any(try Self.compile(filters, of: kind, partOf: list))
    case .not(let filter): self = .not(try CompiledFilter(filter, of: kind, partOf: list))
    case .present(let path): self = find(path).map { .present($0.steps) } ?? .never
    case .compare(let path, let operation, let value):
      guard let attribute = find(path) else {
        self = .never
        return
      }
      try self.init(attribute, operation, value)
    case .item(let path, let inner):
      guard let attribute = find(path) else {
        self = .never
        return
      }
      guard attribute.definition.kind == .complex else {
        throw .filter("\(attribute.definition.name) has no parts to filter by.")
      }
      self = .item(
        attribute.steps, try CompiledFilter(inner, of: kind, partOf: attribute))
    }
  }

  private static func compile(
    _ filters: [Filter], of kind: ResourceKind, partOf list: FilterAttribute?
  ) throws(SCIMError) -> [CompiledFilter] {
    var compiled: [CompiledFilter] = []
    for filter in filters {
      compiled.append(try CompiledFilter(filter, of: kind, partOf: list))
    }
    return compiled
  }

  /// A null stands for an attribute without a value (RFC 7643 section 2.5).
  private init(
    _ attribute: FilterAttribute, _ operation: FilterOperator, _ value: FilterValue
  ) throws(SCIMError) {
    if case .null = value {
      switch operation {
      case .equal: self = .not(.present(attribute.steps))
      case .notEqual: self = .present(attribute.steps)
      default: throw .filter("null can be compared by eq and ne only.")
      }
      return
    }
    let compared = attribute.compared ?? attribute
    let test = try FilterTest(compared.definition, operation, value)
    self = operation == .notEqual ? .not(.test(compared.steps, test)) : .test(compared.steps, test)
  }

  /// Whether it holds for the resource, or for the item.
  func holds(for node: JSONNode) -> Bool {
    switch self {
    case .never: false
    case .all(let filters): filters.allSatisfy { $0.holds(for: node) }
    case .any(let filters): filters.contains { $0.holds(for: node) }
    case .not(let filter): !filter.holds(for: node)
    case .present(let steps): node.hasValue(at: steps[...]) { $0.isPresent }
    case .test(let steps, let test): node.hasValue(at: steps[...]) { test.holds(for: $0) }
    case .item(let steps, let filter): node.hasValue(at: steps[...]) { filter.holds(for: $0) }
    }
  }

  /// The attributes of the resource that it looks at, by their names in small letters.
  var attributes: Set<[UInt8]> {
    switch self {
    case .never: []
    case .all(let filters), .any(let filters):
      filters.reduce(into: []) { $0.formUnion($1.attributes) }
    case .not(let filter): filter.attributes
    case .present(let steps), .test(let steps, _), .item(let steps, _): Set(steps.prefix(1))
    }
  }
}

extension JSONNode {
  /// Whether one of the values at the end of the steps is as wanted; lists are gone through.
  fileprivate func hasValue(
    at steps: ArraySlice<[UInt8]>, where isWanted: (JSONNode) -> Bool
  ) -> Bool {
    switch kind {
    case .array: return elements.contains { $0.hasValue(at: steps, where: isWanted) }
    case .object:
      guard let step = steps.first else { return isWanted(self) }
      // A source's own spelling of a part is served unchanged.
      return members.contains { name, value in
        name.utf8.lazy.map { ASCII.lowered($0) }.elementsEqual(step)
          && value.hasValue(at: steps.dropFirst(), where: isWanted)
      }
    case .null: return false
    case .bool, .number, .string: return steps.isEmpty && isWanted(self)
    }
  }

  /// Whether there is a value that is neither null nor empty (RFC 7644 table 3).
  fileprivate var isPresent: Bool {
    switch kind {
    case .null: false
    case .bool, .number: true
    case .string: utf8?.isEmpty == false
    case .array: elements.contains { $0.isPresent }
    case .object: members.contains { $0.value.isPresent }
    }
  }
}
