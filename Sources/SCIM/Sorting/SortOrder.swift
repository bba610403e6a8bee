import Formats

/// In which order a client wants a list (RFC 7644 section 3.4.2.3).
struct SortOrder: Hashable {
  /// Down to the value that is compared, in small letters; none where no resource has it.
  let steps: [[UInt8]]
  let isDescending: Bool
  let isExact: Bool
  let isTime: Bool

  /// Nil where the order of the list itself, by id, is asked for.
  init?(_ query: QueryParameters, _ kind: ResourceKind) throws(SCIMError) {
    switch query["sortorder"]?.lowercased() {
    case nil, "ascending": isDescending = false
    case "descending": isDescending = true
    case .some: throw .value("sortOrder must be ascending or descending.")
    }
    guard let text = query["sortby"] else { return nil }
    guard let path = AttributePath(Array(text.utf8)) else {
      throw .value("sortBy must be the name of an attribute.")
    }
    let attribute = FilterAttribute(path, of: kind)?.compared
    guard let attribute, attribute.definition.kind != .complex else { return nil }
    steps = attribute.steps
    isExact = attribute.definition.isCaseExact
    isTime = attribute.definition.kind == .dateTime
    if !isDescending, path.isEqual("id") { return nil }
  }
}
