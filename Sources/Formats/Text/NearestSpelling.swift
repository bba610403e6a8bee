/// Finds the word that somebody probably meant.
package enum NearestSpelling {
  /// The nearest of the words, if it is near enough to be a slip of the pen.
  package static func of(_ word: String, among words: [String]) -> String? {
    let limit = max(1, min(3, word.utf8.count / 3))
    var best: (word: String, distance: Int)?
    for candidate in words {
      let distance = distance(lowered(word), lowered(candidate))
      if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.word
  }

  /// ` (did you mean "x"?)`, or nothing.
  package static func hint(for word: String, among words: [String]) -> String {
    of(word, among: words).map { " (did you mean \"\($0)\"?)" } ?? ""
  }

  private static func lowered(_ word: String) -> [UInt8] { word.utf8.map { ASCII.lowered($0) } }

  /// Edits (insert, delete, replace, swap of neighbours) from one to the other.
  private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var older: [Int] = []
    var previous = Array(0...b.count)
    for i in 0..<a.count {
      var current = [i + 1]
      for j in 0..<b.count {
        var cost = min(previous[j] + (a[i] == b[j] ? 0 : 1), previous[j + 1] + 1, current[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, older[j - 1] + 1) }
        current.append(cost)
      }
      (older, previous) = (previous, current)
    }
    return previous[b.count]
  }
}
