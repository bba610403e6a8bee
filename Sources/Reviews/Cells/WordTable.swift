internal import Identity

/// The spellings of a closed set as bytes, found by case: asking a case for its word costs more.
struct WordTable<Case: Word> {
  private let words: [[UInt8]]

  init() {
    var words: [[UInt8]] = []
    for word in Case.allCases {
      let position = Int(word.rawValue)
      if words.count <= position {
        words.append(contentsOf: repeatElement([], count: position + 1 - words.count))
      }
      words[position] = Array(word.word.utf8)
    }
    self.words = words
  }

  subscript(word: Case) -> [UInt8] { words[Int(word.rawValue)] }
}
