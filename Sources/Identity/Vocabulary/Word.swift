/// A closed set of words with the spelling that files, definitions and the wire use.
package protocol Word: RawRepresentable, CaseIterable, Sendable where RawValue == UInt8 {
  var word: String { get }
}

extension Word {
  /// The case of that spelling, or nil.
  package init?(word: String) {
    guard let match = Self.allCases.first(where: { $0.word == word }) else { return nil }
    self = match
  }

  package static var words: [String] { allCases.map { $0.word } }
}
