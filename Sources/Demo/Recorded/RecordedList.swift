import Formats

/// One page of a recorded list, and the links to its neighbours (RFC 8288).
struct RecordedList {
  static let defaultSize = 30
  static let greatestSize = 100

  private let items: [JSON]
  private let call: FakeCall
  private let page: Int
  private let size: Int

  init(_ items: [JSON], for call: FakeCall) {
    self.items = items
    self.call = call
    page = max(1, call.query.number("page") ?? 1)
    size = Self.size(for: call)
  }

  /// What `per_page` asks for: clamped without a word, as both apps do.
  static func size(for call: FakeCall) -> Int {
    let asked = call.query.number("per_page") ?? defaultSize
    return asked == 0 ? defaultSize : min(asked, greatestSize)
  }

  private var lastPage: Int { max(1, (items.count + size - 1) / size) }

  /// Beyond the last page there is an empty list, not an error.
  var rows: [JSON] {
    guard page <= lastPage else { return [] }
    return Array(items.dropFirst((page - 1) * size).prefix(size))
  }

  /// The value of the `Link` field; nil for a list of one page.
  var link: String? {
    var links: [(relation: String, page: Int)] = []
    if page > 1 { links.append(("prev", min(page - 1, lastPage))) }
    if page < lastPage { links += [("next", page + 1), ("last", lastPage)] }
    if page > 1 { links.append(("first", 1)) }
    guard !links.isEmpty else { return nil }
    return links.map { link in
      let query = call.query.replacing("page", with: String(link.page))
      return "<\(call.origin)\(call.path)?\(query)>; rel=\"\(link.relation)\""
    }.joined(separator: ", ")
  }
}
