internal import Formats
internal import Identity

/// Rows that other streams look at, as JSON text: a tree takes many times the memory.
struct KeptRows: Sendable {
  private var texts = ByteArena()
  private var places: [UInt64] = []

  var count: Int { places.count }
  var trees: [JSON] { (0..<count).map { self[$0] } }

  /// The text is our own, so that it nests deeper than an app's answer may is no reason to refuse.
  subscript(position: Int) -> JSON {
    let text = Array(texts[places[position]])
    return (try? JSONDocument(parsing: text, depth: 1024))?.root.tree ?? .null
  }

  mutating func append(_ row: JSON) { places.append(texts.append(row.bytes[...])) }

  mutating func append(_ other: KeptRows) {
    for place in other.places { places.append(texts.append(other.texts[place])) }
  }
}
