internal import Formats

/// Looks for names that stand twice in what an answer puts around its rows.
///
/// RFC 8259 section 4 leaves open which of them counts: taking one would be choosing between two
/// lists, or between an end and a further page.
enum RepeatedNames {
  /// GraphQL puts its rows four levels deep.
  private static let deepest = 5

  /// The place of an object that repeats a name, the empty text for the answer; nil for none.
  static func find(in node: JSONNode, at place: String = "", depth: Int = 0) -> String? {
    guard node.kind == .object else { return nil }
    if node.repeatsNames { return place }
    guard depth < deepest else { return nil }
    for (name, value) in node.members where value.kind == .object {
      let inner = place.isEmpty ? name : "\(place).\(name)"
      if let found = find(in: value, at: inner, depth: depth + 1) { return found }
    }
    return nil
  }
}
