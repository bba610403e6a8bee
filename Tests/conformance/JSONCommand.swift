import Formats

/// `json FILE`: prints the document compactly, or refuses it.
enum JSONCommand: Command {
  static func run(_ words: [String]) throws -> Int32 {
    let document = try JSONDocument(parsing: try Channel.read(words.first))
    try Channel.write(document.root.tree.bytes)
    return 0
  }
}
