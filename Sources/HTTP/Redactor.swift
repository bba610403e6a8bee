/// Replaces every secret it was told of, in any text that leaves the program.
///
/// It is shared: a token that was fetched in the middle of a pull is hidden from then on wherever
/// the redactor is in use.
package final class Redactor: Sendable {
  /// The longest first, so that no secret hides the end of another.
  private let values = Locked<[String]>([])

  package init() {}

  /// From now on the secret's text never passes; very short values would blank ordinary words.
  package func add(_ secret: Secret) {
    let value = secret.reveal()
    guard value.utf8.count >= 6 else { return }
    values.withLock { values in
      if values.contains(value) { return }
      let place = values.firstIndex { $0.utf8.count < value.utf8.count } ?? values.count
      values.insert(value, at: place)
    }
  }

  /// The text with `mark` in place of each secret.
  package func clean(_ text: String, mark: String = "<redacted>") -> String {
    var text = text
    for value in values.withLock({ $0 }) { text = text.replacing(value, with: mark) }
    return text
  }
}
