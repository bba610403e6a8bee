import Formats

/// `attribute eq "value"`, perhaps in brackets: the filter that an index answers
/// (RFC 7644 section 3.4.2.2).
struct EqualityFilter {
  let path: AttributePath
  let value: [UInt8]

  private static let lengthLimit = 4096

  /// `supported` is the rest of the sentence that tells what may be asked.
  init(_ text: String, supported: String) throws(SCIMError) {
    func refusal(_ what: String) -> SCIMError { .filter("\(what) \(supported)") }
    var rest = Array(text.utf8)[...]
    guard rest.count <= Self.lengthLimit else {
      throw refusal("The filter is longer than \(Self.lengthLimit) bytes.")
    }
    let brackets = Self.removeBrackets(&rest)
    guard let name = Self.removeWord(&rest), let path = AttributePath(Array(name)) else {
      throw refusal("The filter does not begin with the name of an attribute.")
    }
    guard let word = Self.removeWord(&rest) else {
      throw refusal("The filter has no operator.")
    }
    guard word.map({ ASCII.lowered($0) }).elementsEqual("eq".utf8) else {
      throw refusal("This filter is not supported.")
    }
    guard let value = Self.removeString(&rest) else {
      throw refusal("The filter compares with something that is not a string in double quotes.")
    }
    for _ in 0..<brackets {
      Self.removeBlanks(&rest)
      guard rest.popFirst() == UInt8(ascii: ")") else {
        throw refusal("A bracket of the filter is not closed.")
      }
    }
    Self.removeBlanks(&rest)
    guard rest.isEmpty else { throw refusal("This filter is not supported.") }
    self.path = path
    self.value = value
  }

  private static func removeBlanks(_ rest: inout ArraySlice<UInt8>) {
    rest = rest.drop { $0 == ASCII.space }
  }

  private static func removeBrackets(_ rest: inout ArraySlice<UInt8>) -> Int {
    var count = 0
    removeBlanks(&rest)
    while rest.first == UInt8(ascii: "(") {
      rest.removeFirst()
      count += 1
      removeBlanks(&rest)
    }
    return count
  }

  private static func removeWord(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    removeBlanks(&rest)
    let word = rest.prefix { $0 != ASCII.space && $0 != ASCII.quote }
    rest = rest.dropFirst(word.count)
    return word.isEmpty ? nil : word
  }

  /// A JSON string, as the grammar wants values.
  private static func removeString(_ rest: inout ArraySlice<UInt8>) -> [UInt8]? {
    removeBlanks(&rest)
    guard rest.first == ASCII.quote else { return nil }
    var end = rest.startIndex + 1
    while end < rest.endIndex, rest[end] != ASCII.quote {
      end += rest[end] == ASCII.backslash ? 2 : 1
    }
    guard end < rest.endIndex,
      let text = try? JSONDocument(parsing: Array(rest[...end])).root.string
    else { return nil }
    rest = rest[(end + 1)...]
    return Array(text.utf8)
  }
}
