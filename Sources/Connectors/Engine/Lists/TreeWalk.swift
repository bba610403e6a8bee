internal import Formats
internal import Identity

/// Goes down a tree a level at a time: the rows of one level are the parents of the next.
struct TreeWalk {
  private var seen = NameTable()
  private var level = KeptRows()

  /// A row that stands below two parents would be asked for twice, or for ever.
  mutating func take(_ outcome: ListOutcome, of stream: String) throws {
    for name in 0..<outcome.ids.count {
      let id = outcome.ids[name]
      guard seen.insert(id).isNew else {
        let text = String(decoding: id.prefix(80), as: UTF8.self)
        throw PullFailure(
          .list, "\(stream): \"\(text)\" stands in two places, so that the tree has no end")
      }
    }
    level.append(outcome.rows)
  }

  /// The parents of the next level.
  mutating func descend() -> KeptRows {
    defer { level = KeptRows() }
    return level
  }
}
