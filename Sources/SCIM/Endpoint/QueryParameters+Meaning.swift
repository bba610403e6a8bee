/// Parameters beside the page and the filter.
extension QueryParameters {
  /// `attributes` and `excludedAttributes` exclude each other (RFC 7644 section 3.9).
  func projection() throws(SCIMError) -> Projection {
    switch (self["attributes"], self["excludedattributes"]) {
    case (nil, nil): return .all
    case (let only?, nil): return Projection(only: only)
    case (nil, let without?): return Projection(without: without)
    case (.some, .some):
      throw .value("attributes and excludedAttributes exclude each other: send one of them.")
    }
  }

  /// Another order than the asked one would be a wrong answer, so that is said.
  func refuseSorting() throws(SCIMError) {
    guard let attribute = self["sortby"] else { return }
    let order = self["sortorder"]?.lowercased() ?? "ascending"
    guard attribute.lowercased() == "id", order == "ascending" else {
      throw .value("Lists are ordered by id, ascending; sortBy is not supported.")
    }
  }
}
