/// Checks a JSON text in one pass and notes where its values lie, without recursion.
struct JSONTape {
  private enum Expectation {
    case value, firstElement, key, firstKey, commaOrEnd
  }

  /// The three words, filled up with zeros.
  private static var trueWord: [5 of UInt8] { [0x74, 0x72, 0x75, 0x65, 0] }
  private static var falseWord: [5 of UInt8] { [0x66, 0x61, 0x6C, 0x73, 0x65] }
  private static var nullWord: [5 of UInt8] { [0x6E, 0x75, 0x6C, 0x6C, 0] }

  private(set) var entries: [JSONEntry] = []
  private var parents: [(index: Int, count: Int)] = []
  /// The tape position of the innermost open container, -1 outside of all; and its values so far.
  private var current = -1
  private var count = 0
  private var isObject = false

  init() {}

  /// Reads the one value of the text (RFC 8259 section 2).
  mutating func read(_ bytes: Span<UInt8>, depth: Int) throws(FormatError) {
    entries.reserveCapacity(bytes.count / 24 + 4)
    var at = 0
    var expectation = Expectation.value
    while true {
      while at < bytes.count, bytes[at] <= ASCII.space {
        guard JSONTape.isBlank(bytes[at]) else { break }
        at &+= 1
      }
      guard at < bytes.count else {
        guard expectation == .commaOrEnd, current < 0 else {
          throw FormatError("the JSON text ends too early", at: at)
        }
        return
      }
      let byte = bytes[at]
      switch expectation {
      case .commaOrEnd:
        guard current >= 0 else { throw FormatError("text after the end of the value", at: at) }
        count &+= 1
        if byte == ASCII.comma {
          at &+= 1
          expectation = isObject ? .key : .value
        } else if byte == (isObject ? ASCII.closeBrace : ASCII.closeBracket) {
          at &+= 1
          close(end: at)
        } else {
          throw FormatError("a comma or \(isObject ? "}" : "]") is expected", at: at)
        }
      case .firstKey where byte == ASCII.closeBrace, .firstElement where byte == ASCII.closeBracket:
        at &+= 1
        close(end: at)
        expectation = .commaOrEnd
      case .key, .firstKey:
        guard byte == ASCII.quote else {
          throw FormatError("a member name in double quotes is expected", at: at)
        }
        try string(bytes, &at)
        while at < bytes.count, JSONTape.isBlank(bytes[at]) { at &+= 1 }
        guard at < bytes.count, bytes[at] == ASCII.colon else {
          throw FormatError("a colon is expected", at: at)
        }
        at &+= 1
        expectation = .value
      case .value, .firstElement:
        expectation = .commaOrEnd
        switch byte {
        case ASCII.quote: try string(bytes, &at)
        case ASCII.openBrace:
          try open(.object, at: &at, depth: depth)
          expectation = .firstKey
        case ASCII.openBracket:
          try open(.array, at: &at, depth: depth)
          expectation = .firstElement
        case ASCII.minus, 0x30...0x39:
          let start = at
          try JSONTape.number(bytes, &at)
          append(.number, start, at)
        case UInt8(ascii: "t"): try word(JSONTape.trueWord, .bool, bytes, &at)
        case UInt8(ascii: "f"): try word(JSONTape.falseWord, .bool, bytes, &at)
        case UInt8(ascii: "n"): try word(JSONTape.nullWord, .null, bytes, &at)
        case 0xEF where at == 0:
          throw FormatError("a byte order mark or other text before the JSON value", at: at)
        default: throw FormatError("a JSON value is expected", at: at)
        }
      }
    }
  }

  private mutating func append(
    _ kind: JSONKind, _ start: Int, _ end: Int, isEscaped: Bool = false
  ) {
    let next = entries.count &+ 1
    entries.append(JSONEntry(kind, start: start, end: end, next: next, isEscaped: isEscaped))
  }

  private mutating func open(
    _ kind: JSONKind, at: inout Int, depth: Int
  ) throws(FormatError) {
    guard parents.count < depth else {
      throw FormatError("nested more than \(depth) deep", at: at)
    }
    parents.append((current, count))
    current = entries.count
    count = 0
    isObject = kind == .object
    append(kind, at, at)
    at &+= 1
  }

  private mutating func close(end: Int) {
    entries[current].close(end: end, next: entries.count, count: count)
    guard let parent = parents.popLast() else { return }
    (current, count) = parent
    isObject = current >= 0 && entries[current].kind == .object
  }

  private mutating func string(_ bytes: Span<UInt8>, _ at: inout Int) throws(FormatError) {
    let start = at &+ 1
    let isEscaped = try JSONTape.string(bytes, &at)
    append(.string, start, at &- 1, isEscaped: isEscaped)
  }

  private mutating func word(
    _ word: [5 of UInt8], _ kind: JSONKind, _ bytes: Span<UInt8>, _ at: inout Int
  ) throws(FormatError) {
    let start = at
    for position in word.indices where word[position] != 0 {
      guard at < bytes.count, bytes[at] == word[position] else {
        throw FormatError("a JSON value is expected", at: start)
      }
      at &+= 1
    }
    append(kind, start, at)
  }

  @inline(__always)
  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == ASCII.space || byte == ASCII.lineFeed || byte == ASCII.carriageReturn
      || byte == ASCII.tab
  }
}
