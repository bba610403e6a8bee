/// Puts the article before a word of a message: an object, a number, null.
package enum Article {
  package static func with(_ word: String) -> String {
    if word == "null" { return word }
    guard let first = word.utf8.first else { return word }
    return ("aeiou".utf8.contains(first) ? "an " : "a ") + word
  }
}
