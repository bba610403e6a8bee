/// Reads the relaxed JSON that people write (comments, trailing commas, bare keys) with places.
///
/// A repeated key is refused: in a file of settings it is always a slip.
package struct LocatedReader {
  private let file: String
  private let bytes: [UInt8]
  private let collector: MistakeCollector
  private var at = 0
  private var line = 1
  private var lineStart = 0

  private init(file: String, bytes: [UInt8], collector: MistakeCollector) {
    self.file = file
    self.bytes = bytes
    self.collector = collector
  }

  /// The one value of the file; throws a `Mistake` that names line and column.
  package static func read(_ bytes: [UInt8], file: String) throws(Mistake) -> LocatedValue {
    let collector = MistakeCollector()
    let value = try read(bytes, file: file, into: collector)
    if let repeated = collector.mistakes.first { throw repeated }
    return value
  }

  /// As `read`, but keys that stand twice are collected, and the first of each is taken: the
  /// other mistakes of the file can be told beside them.
  package static func read(
    _ bytes: [UInt8], file: String, into collector: MistakeCollector
  ) throws(Mistake) -> LocatedValue {
    var reader = LocatedReader(file: file, bytes: bytes, collector: collector)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      reader.at = 3
      reader.lineStart = 3
    }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw Mistake(
        file: file, place: Place(line: 1, column: 1), what: "not UTF-8 text: save the file as UTF-8"
      )
    }
    try reader.skipBlank()
    let value = try reader.value(depth: 0)
    try reader.skipBlank()
    guard reader.at == bytes.count else { throw reader.mistake("text after the end of the value") }
    return value
  }

  private var place: Place {
    var column = 1
    for byte in bytes[lineStart..<min(at, bytes.count)] where byte & 0xC0 != 0x80 { column += 1 }
    return Place(line: line, column: column)
  }

  private func mistake(_ what: String, at place: Place? = nil) -> Mistake {
    Mistake(file: file, place: place ?? self.place, what: what)
  }

  private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func advance() {
    if bytes[at] == ASCII.lineFeed {
      line += 1
      lineStart = at + 1
    }
    at += 1
  }

  private mutating func skipBlank() throws(Mistake) {
    while let byte = next {
      switch byte {
      case ASCII.space, ASCII.tab, ASCII.carriageReturn, ASCII.lineFeed: advance()
      case ASCII.slash: try comment()
      default: return
      }
    }
  }

  private mutating func comment() throws(Mistake) {
    let start = place
    let second = at + 1 < bytes.count ? bytes[at + 1] : 0
    if second == ASCII.slash {
      while let byte = next, byte != ASCII.lineFeed { advance() }
    } else if second == UInt8(ascii: "*") {
      at += 2
      while at + 1 < bytes.count {
        if bytes[at] == UInt8(ascii: "*") && bytes[at + 1] == ASCII.slash {
          at += 2
          return
        }
        advance()
      }
      throw mistake("comment without its end */", at: start)
    } else {
      throw mistake("a value, a key or a comment (// or /* */) is expected here")
    }
  }

  private mutating func value(depth: Int) throws(Mistake) -> LocatedValue {
    guard depth < 64 else { throw mistake("nested more than 64 deep") }
    let start = place
    guard let byte = next else { throw mistake("the file ends where a value is expected") }
    switch byte {
    case ASCII.openBrace: return try object(start, depth: depth)
    case ASCII.openBracket: return try array(start, depth: depth)
    case ASCII.quote, ASCII.apostrophe:
      return LocatedValue(place: start, content: .string(try quoted()))
    case ASCII.minus, 0x30...0x39: return LocatedValue(place: start, content: try number())
    default:
      let word = bareWord()
      switch word {
      case "true": return LocatedValue(place: start, content: .bool(true))
      case "false": return LocatedValue(place: start, content: .bool(false))
      case "null": return LocatedValue(place: start, content: .null)
      case "": throw mistake("a value is expected here", at: start)
      // The word may be a secret that somebody pasted: no message repeats it.
      default: throw mistake("text needs quotes around it: write \"...\"", at: start)
      }
    }
  }

  private mutating func object(_ start: Place, depth: Int) throws(Mistake) -> LocatedValue {
    advance()
    var members: [LocatedMember] = []
    var seen: Set<[UInt8]> = []
    while true {
      try skipBlank()
      if next == ASCII.closeBrace { break }
      let keyPlace = place
      guard let byte = next else { throw mistake("an object without its end }", at: start) }
      let key = byte == ASCII.quote || byte == ASCII.apostrophe ? try quoted() : bareWord()
      guard !key.isEmpty else { throw mistake("a key is expected here", at: keyPlace) }
      let isFirst = seen.insert(Array(key.utf8)).inserted
      if !isFirst {
        collector.add(mistake("the key \"\(key)\" stands twice: remove one of them", at: keyPlace))
      }
      try skipBlank()
      guard next == ASCII.colon else { throw mistake("a colon is expected after \"\(key)\"") }
      advance()
      try skipBlank()
      let value = try value(depth: depth + 1)
      if isFirst { members.append(LocatedMember(key: key, place: keyPlace, value: value)) }
      try skipBlank()
      if next == ASCII.comma {
        advance()
      } else if next != ASCII.closeBrace {
        throw mistake("a comma or } is expected here (the object began at line \(start.line))")
      }
    }
    advance()
    return LocatedValue(place: start, content: .object(members))
  }

  private mutating func array(_ start: Place, depth: Int) throws(Mistake) -> LocatedValue {
    advance()
    var values: [LocatedValue] = []
    while true {
      try skipBlank()
      guard let byte = next else { throw mistake("a list without its end ]", at: start) }
      if byte == ASCII.closeBracket { break }
      values.append(try value(depth: depth + 1))
      try skipBlank()
      if next == ASCII.comma {
        advance()
      } else if next != ASCII.closeBracket {
        throw mistake("a comma or ] is expected here (the list began at line \(start.line))")
      }
    }
    advance()
    return LocatedValue(place: start, content: .array(values))
  }

  private mutating func bareWord() -> String {
    let start = at
    while let byte = next,
      ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte == UInt8(ascii: "_")
        || byte == UInt8(ascii: "$") || byte == ASCII.minus || byte >= 0x80
    {
      advance()
    }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  private mutating func number() throws(Mistake) -> LocatedValue.Content {
    let start = place
    let word = bareNumber()
    guard let value = Double(word), value.isFinite, JSONNumber.isGrammatical(word) else {
      throw mistake("this is not a number: text needs quotes around it", at: start)
    }
    return .number(JSONNumber(text: word))
  }

  private mutating func bareNumber() -> String {
    let start = at
    while let byte = next,
      ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte == ASCII.dot || byte == ASCII.minus
        || byte == UInt8(ascii: "+")
    {
      advance()
    }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  private mutating func quoted() throws(Mistake) -> String {
    let start = place
    let mark = bytes[at]
    advance()
    var text: [UInt8] = []
    while let byte = next {
      switch byte {
      case mark:
        advance()
        return String(decoding: text, as: UTF8.self)
      case ASCII.backslash: try escape(into: &text)
      case ASCII.lineFeed: throw mistake("text without its end quote", at: start)
      default:
        text.append(byte)
        advance()
      }
    }
    throw mistake("text without its end quote", at: start)
  }

  private mutating func escape(into text: inout [UInt8]) throws(Mistake) {
    let start = place
    advance()
    guard let byte = next else { throw mistake("text without its end quote", at: start) }
    advance()
    switch byte {
    case ASCII.quote, ASCII.apostrophe, ASCII.backslash, ASCII.slash: text.append(byte)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(ASCII.lineFeed)
    case UInt8(ascii: "r"): text.append(ASCII.carriageReturn)
    case UInt8(ascii: "t"): text.append(ASCII.tab)
    case ASCII.carriageReturn where next == ASCII.lineFeed: advance()
    case ASCII.lineFeed: break
    case UInt8(ascii: "u"):
      var code = try hexadecimal(start)
      if (0xD800..<0xDC00).contains(code), next == ASCII.backslash, at + 1 < bytes.count,
        bytes[at + 1] == UInt8(ascii: "u")
      {
        at += 2
        let low = try hexadecimal(start)
        guard (0xDC00..<0xE000).contains(low) else {
          throw mistake("half of a surrogate pair", at: start)
        }
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else {
        throw mistake("half of a surrogate pair", at: start)
      }
      text.append(contentsOf: String(Character(scalar)).utf8)
    default: throw mistake("an unknown escape: write \\\\ for a backslash", at: start)
    }
  }

  private mutating func hexadecimal(_ start: Place) throws(Mistake) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = ASCII.hexValue(byte) else {
        throw mistake("\\u needs four hexadecimal digits", at: start)
      }
      code = code << 4 | UInt32(digit)
      advance()
    }
    return code
  }
}

extension JSONNumber {
  /// Whether the text follows RFC 8259 section 6.
  package static func isGrammatical(_ text: String) -> Bool {
    var rest = text.utf8[...]
    func digits() -> Int {
      let count = rest.prefix { ASCII.isDigit($0) }.count
      rest = rest.dropFirst(count)
      return count
    }
    if rest.first == ASCII.minus { rest = rest.dropFirst() }
    let leadsWithZero = rest.first == 0x30
    let whole = digits()
    guard whole > 0, !leadsWithZero || whole == 1 else { return false }
    if rest.first == ASCII.dot {
      rest = rest.dropFirst()
      guard digits() > 0 else { return false }
    }
    if let first = rest.first, ASCII.lowered(first) == UInt8(ascii: "e") {
      rest = rest.dropFirst()
      if let sign = rest.first, sign == ASCII.minus || sign == UInt8(ascii: "+") {
        rest = rest.dropFirst()
      }
      guard digits() > 0 else { return false }
    }
    return rest.isEmpty
  }
}
