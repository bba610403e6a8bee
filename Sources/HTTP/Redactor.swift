/// Replaces every secret it was told of, in any text that leaves the program.
package struct Redactor: Sendable {
  private var values: [String] = []

  package init() {}

  /// From now on the secret's text never passes; very short values would blank ordinary words.
  package mutating func add(_ secret: Secret) {
    let value = secret.reveal()
    if value.utf8.count >= 6 && !values.contains(value) { values.append(value) }
  }

  package func clean(_ text: String) -> String {
    var text = text
    for value in values.sorted(by: { $0.utf8.count > $1.utf8.count }) {
      text = text.replacing(value, with: "<redacted>")
    }
    return text
  }
}
