internal import Formats
internal import HTTP

/// Looks in an answer that is said to be the last for what announces a further page.
///
/// A definition that reads the wrong sign, or none, would otherwise end a list in its middle.
struct SignOfMore: Sendable {
  /// The paths that the paging rule reads, and the words of what it reads by other expressions:
  /// what is read is no sign.
  private let paths: Set<String>
  private let words: Set<Substring>
  private let readsLink: Bool
  /// Whether the paths begin inside the answer, where an inner list lies.
  private let isInner: Bool

  init(_ rule: PageRule, isInner: Bool = false) {
    self.isInner = isInner
    let read = rule.expressions
    paths = Set(read.compactMap { $0.plainPath?.joined(separator: ".") })
    let texts = read.filter { $0.plainPath == nil }.map { $0.text }
    words = Set(texts.flatMap { $0.split { !($0.isLetter || $0.isNumber || $0 == "_") } })
    readsLink = if case .link = rule.next { true } else { false }
  }

  /// What the answer announces; nil where it announces nothing.
  func find(_ root: JSONNode?, _ fields: HeaderFields) throws -> String? {
    if !readsLink, try LinkField.target("next", in: fields.values(.link)) != nil {
      return "a Link field with rel=next"
    }
    return root.flatMap { sign(in: $0, at: [], depth: 0) }
  }

  /// Truths that announce more.
  private static let flags = ["has_more", "hasMore", "hasNextPage", "IsTruncated", "truncated"]
  private static let links = [
    "nextLink", "@odata.nextLink", "next_page", "nextPage", "nextPageToken", "next_cursor",
    "nextCursor",
    "next_page_token",
  ]
  /// Words that mean a further page only where paging is spoken of.
  private static let vague = ["more", "next"]
  private static let holders = [
    "links", "_links", "paging", "pagination", "_pagination", "meta", "metadata",
    "response_metadata", "page", "pageInfo", "result_info",
  ]
  /// GraphQL keeps its word four levels deep.
  private static let deepest = 5

  private func sign(in node: JSONNode, at path: [String], depth: Int) -> String? {
    guard node.kind == .object else { return nil }
    let isAboutPages = depth == 0 || Self.holders.contains(path.last ?? "")
    for (name, value) in node.members {
      let place = (path + [name]).joined(separator: ".")
      if announces(name, value, isAboutPages, depth), !isRead(place, name) { return place }
      if depth < Self.deepest, value.kind == .object,
        let inner = sign(in: value, at: path + [name], depth: depth + 1)
      {
        return inner
      }
    }
    return nil
  }

  private func isRead(_ place: String, _ name: String) -> Bool {
    // A link may stand in an object of its own.
    if paths.contains(where: { $0 == place || $0.hasPrefix(place + ".") }) { return true }
    if isInner, paths.contains(where: { place.hasSuffix("." + $0) }) { return true }
    return name.split(separator: ".").last.map { words.contains($0) } ?? false
  }

  private func announces(
    _ name: String, _ value: JSONNode, _ isAboutPages: Bool, _ depth: Int
  ) -> Bool {
    let isTrue = value.bool == true || value.string == "true"
    if Self.flags.contains(name) { return isTrue }
    guard isAboutPages else { return false }
    if name == "isLast" { return value.bool == false }
    let text = value.string ?? value["href"]?.string ?? value["url"]?.string
    let hasText = !(text ?? "").isEmpty
    if Self.links.contains(name) { return hasText || value.kind == .number }
    return Self.vague.contains(name) && (name == "more" ? isTrue : hasText)
  }
}
