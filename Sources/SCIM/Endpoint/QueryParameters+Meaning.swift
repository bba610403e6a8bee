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
}
