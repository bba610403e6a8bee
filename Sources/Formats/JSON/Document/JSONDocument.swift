/// A JSON text that was checked whole and is read in place: no tree is built.
///
/// Strict RFC 8259, UTF-8 only, no byte order mark. Where a name stands twice in an object, the
/// last one wins, in every way of reading. Numbers keep their exact text.
package struct JSONDocument: Sendable {
  /// Above this depth a text is refused whatever the caller allows: trees are walked recursively.
  private static let deepest = 512
  /// Positions on the tape have 32 bits, counts 28.
  private static let largest = 1 << 29

  let storage: JSONStorage

  package init(parsing bytes: [UInt8], depth: Int = 192) throws(FormatError) {
    guard bytes.count < JSONDocument.largest else {
      throw FormatError("a JSON text larger than 512 MiB", at: JSONDocument.largest)
    }
    var tape = JSONTape()
    try tape.read(bytes.span, depth: min(depth, JSONDocument.deepest))
    storage = JSONStorage(bytes: bytes, entries: tape.entries)
  }

  package var root: JSONNode { JSONNode(storage: storage, index: 0) }
}

/// What all nodes of a document share.
final class JSONStorage: Sendable {
  let bytes: [UInt8]
  let entries: [JSONEntry]

  init(bytes: [UInt8], entries: [JSONEntry]) {
    self.bytes = bytes
    self.entries = entries
  }
}

extension JSON {
  /// The tree of a strict JSON text.
  package static func parse(_ bytes: [UInt8]) throws(FormatError) -> JSON {
    try JSONDocument(parsing: bytes).root.tree
  }
}
