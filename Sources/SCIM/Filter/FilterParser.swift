import Formats

/// Reads a filter (RFC 7644 section 3.4.2.2, figure 1) with bounded length and depth.
struct FilterParser {
  private var rest: ArraySlice<UInt8>
  private var depth = 0
  private var isInItem = false

  static let lengthLimit = 4096
  static let depthLimit = 100

  static func parse(_ text: String) throws(SCIMError) -> Filter {
    guard text.utf8.count <= lengthLimit else {
      throw .filter("The filter is longer than \(lengthLimit) bytes.")
    }
    var parser = FilterParser(rest: Array(text.utf8)[...])
    let filter = try parser.alternatives()
    guard parser.rest.isEmpty else {
      throw .filter("The filter goes on where it should end or have 'and' or 'or'.")
    }
    return filter
  }

  private init(rest: ArraySlice<UInt8>) { self.rest = rest }

  /// `and` binds before `or`.
  private mutating func alternatives() throws(SCIMError) -> Filter {
    var filters = [try conjunction()]
    while removeKeyword("or") { filters.append(try conjunction()) }
    return filters.count == 1 ? filters[0] : .any(filters)
  }

  private mutating func conjunction() throws(SCIMError) -> Filter {
    var filters = [try term()]
    while removeKeyword("and") { filters.append(try term()) }
    return filters.count == 1 ? filters[0] : .all(filters)
  }

  private mutating func term() throws(SCIMError) -> Filter {
    removeBlanks()
    if removeNot() { return .not(try group(closedBy: Self.closeParenthesis)) }
    if rest.first == Self.openParenthesis { return try group(closedBy: Self.closeParenthesis) }
    let path = try attribute()
    guard rest.first == ASCII.openBracket else { return try expression(on: path) }
    guard !isInItem else { throw .filter("Square brackets stand within square brackets.") }
    isInItem = true
    let inner = try group(closedBy: ASCII.closeBracket)
    isInItem = false
    guard rest.first == ASCII.dot else {
      removeBlanks()
      return .item(path, inner)
    }
    rest.removeFirst()
    // One and the same item must have the part that is compared.
    return .item(path, .all([inner, try expression(on: try attribute())]))
  }

  /// What stands between brackets; the opening one comes next.
  private mutating func group(closedBy close: UInt8) throws(SCIMError) -> Filter {
    depth += 1
    guard depth <= Self.depthLimit else {
      throw .filter("The filter is nested deeper than \(Self.depthLimit).")
    }
    rest.removeFirst()
    let filter = try alternatives()
    guard rest.popFirst() == close else { throw .filter("A bracket is not closed.") }
    depth -= 1
    if close == Self.closeParenthesis { removeBlanks() }
    return filter
  }

  private mutating func attribute() throws(SCIMError) -> AttributePath {
    let word = removeWord()
    guard !word.isEmpty, let path = AttributePath(Array(word)) else {
      throw .filter("The name of an attribute is missing or misspelt.")
    }
    return path
  }

  private mutating func expression(on path: AttributePath) throws(SCIMError) -> Filter {
    removeBlanks()
    let word = String(decoding: removeWord().map { ASCII.lowered($0) }, as: UTF8.self)
    defer { removeBlanks() }
    if word == "pr" { return .present(path) }
    guard let operation = FilterOperator(rawValue: word) else {
      throw .filter("An operator must be one of eq, ne, co, sw, ew, gt, ge, lt, le and pr.")
    }
    guard rest.first == ASCII.space else { throw .filter("A value is missing.") }
    removeBlanks()
    return .compare(path, operation, try value())
  }

  private mutating func value() throws(SCIMError) -> FilterValue {
    if rest.first == ASCII.quote {
      guard let text = removeString() else { throw .filter("A string is not closed or not JSON.") }
      return .string(text)
    }
    let word = Array(removeWord())
    switch String(decoding: word.map { ASCII.lowered($0) }, as: UTF8.self) {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "null": return .null
    default:
      guard let node = try? JSONDocument(parsing: word).root, node.kind == .number else {
        throw .filter("A value must be a string in double quotes, a number, true, false or null.")
      }
      return .number
    }
  }

  private static let openParenthesis = UInt8(ascii: "(")
  private static let closeParenthesis = UInt8(ascii: ")")
}

/// The words of the language.
extension FilterParser {
  private mutating func removeBlanks() { rest = rest.drop { $0 == ASCII.space } }

  /// Up to a blank, a bracket or a quote.
  private mutating func removeWord() -> ArraySlice<UInt8> {
    let word = rest.prefix {
      switch $0 {
      case ASCII.space, ASCII.quote, ASCII.openBracket, ASCII.closeBracket: false
      case Self.openParenthesis, Self.closeParenthesis: false
      default: true
      }
    }
    rest = rest.dropFirst(word.count)
    return word
  }

  /// `and` or `or`, whatever its case.
  private mutating func removeKeyword(_ keyword: StaticString) -> Bool {
    let before = rest
    if removeWord().isEqual(keyword) { return true }
    rest = before
    return false
  }

  /// `not` with its opening bracket next.
  private mutating func removeNot() -> Bool {
    let before = rest
    if removeWord().isEqual("not") {
      removeBlanks()
      if rest.first == Self.openParenthesis { return true }
    }
    rest = before
    return false
  }

  /// A JSON string, as the grammar wants values.
  private mutating func removeString() -> [UInt8]? {
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

extension ArraySlice<UInt8> {
  /// Whether this is the keyword, which is given in small letters.
  fileprivate func isEqual(_ keyword: StaticString) -> Bool {
    lazy.map { ASCII.lowered($0) }.elementsEqual("\(keyword)".utf8)
  }
}
