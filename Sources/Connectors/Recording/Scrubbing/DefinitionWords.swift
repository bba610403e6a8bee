internal import Formats

/// The words of a definition's text.
package struct DefinitionWords {
  private let source: [UInt8]

  package init(_ source: [UInt8]) { self.source = source }

  /// Every word, in small letters: a field of an answer that is not among them is never read.
  package var all: Set<String> { Set(Self.words(source[...])) }

  /// The words that decide something: names of members, and literals of expressions.
  ///
  /// Sentences for people are left out, so that a person called as one of their words is found.
  package var meaningful: Set<String> {
    guard let tree = try? LocatedReader.read(source, file: "") else { return [] }
    return Self.meaningful(tree)
  }

  private static func meaningful(_ value: LocatedValue) -> Set<String> {
    switch value.content {
    case .null, .bool, .number: return []
    case .string(let text):
      guard text.utf8.contains(ASCII.space) else { return Set(words(Array(text.utf8)[...])) }
      return Set(
        text.utf8.split { $0 == ASCII.apostrophe || $0 == UInt8(ascii: "`") }.enumerated()
          .filter { !$0.offset.isMultiple(of: 2) }
          .flatMap { words(Array($0.element)[...]) })
    case .array(let values): return values.reduce(into: []) { $0.formUnion(meaningful($1)) }
    case .object(let members):
      return members.reduce(into: []) { words, member in
        words.insert(member.key.lowercased())
        words.formUnion(meaningful(member.value))
      }
    }
  }

  private static func words(_ bytes: ArraySlice<UInt8>) -> [String] {
    bytes.split { !(ASCII.isLetter($0) || ASCII.isDigit($0) || "_-.".utf8.contains($0)) }
      .map { String(decoding: $0, as: UTF8.self).lowercased() }
  }
}
