import Formats

/// A text inside the binary that a command prints by name.
struct EmbeddedText: Sendable {
  let name: String
  let about: String
  let bytes: [UInt8]

  /// The text of that name; an unknown one is answered with the nearest.
  static func find(
    _ name: String, in texts: [EmbeddedText], kind: String
  ) throws(CommandFailure) -> EmbeddedText {
    if let text = texts.first(where: { $0.name == name }) { return text }
    let names = texts.map { $0.name }
    let hint = NearestSpelling.hint(for: name, among: names)
    throw CommandFailure(
      .usage, "there is no \(kind) \"\(name)\"\(hint): there are \(names.joined(separator: ", "))")
  }

  /// The names with what they are, for people.
  static func list(_ texts: [EmbeddedText]) -> String {
    TextColumns.lines(texts.map { ($0.name, $0.about) }).map { $0 + "\n" }.joined()
  }
}
