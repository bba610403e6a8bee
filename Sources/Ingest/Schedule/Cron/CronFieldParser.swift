internal import Formats

/// Reads one field of a cron expression: a list of `*`, values and ranges, with steps.
struct CronFieldParser {
  private let field: CronField
  private let bytes: ArraySlice<UInt8>
  private var at: Int
  private var set = CronSet()

  static func parse(_ field: CronField, _ bytes: ArraySlice<UInt8>) throws(CronError) -> CronSet {
    var parser = CronFieldParser(field: field, bytes: bytes, at: bytes.startIndex)
    parser.set.startsWithStar = bytes.first == UInt8(ascii: "*")
    try parser.parseElement()
    while parser.take(ASCII.comma) { try parser.parseElement() }
    guard parser.at == bytes.endIndex else { throw parser.unexpected() }
    return parser.set
  }

  private init(field: CronField, bytes: ArraySlice<UInt8>, at: Int) {
    self.field = field
    self.bytes = bytes
    self.at = at
  }

  private var next: UInt8? { at < bytes.endIndex ? bytes[at] : nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    at += 1
    return true
  }

  private mutating func parseElement() throws(CronError) {
    let start = at
    if take(UInt8(ascii: "*")) {
      // The days of a week are seven, although Sunday has two numbers.
      let last = field.names.count == 7 ? 6 : field.range.upperBound
      try insert(from: field.range.lowerBound, through: last, step: parseStep())
      return
    }
    let first = try parseValue()
    guard take(ASCII.minus) else {
      if next == ASCII.slash {
        throw error(
          "a step needs a range; write \(first)-\(field.range.upperBound)/N or */N", at: at)
      }
      set.insert(first)
      return
    }
    let last = try parseValue()
    guard first <= last else {
      throw error("the range runs backwards; write \(forwards(first, last))", at: start)
    }
    try insert(from: first, through: last, step: parseStep())
  }

  /// The same values as a range that runs backwards, as cron writes them.
  private func forwards(_ first: Int, _ last: Int) -> String {
    if last == 0, field.names.count == 7 { return "\(first)-7" }
    let end = field.names.count == 7 ? 6 : field.range.upperBound
    return "\(first)-\(end),\(field.range.lowerBound)-\(last)"
  }

  private mutating func insert(from first: Int, through last: Int, step: Int) {
    for value in stride(from: first, through: last, by: step) { set.insert(value) }
  }

  private mutating func parseStep() throws(CronError) -> Int {
    guard take(ASCII.slash) else { return 1 }
    let start = at
    guard let step = parseNumber() else {
      throw error("a step is missing; write a number after the slash, as in */5", at: at)
    }
    // A longer step could only ever hit the first value, which is not what it says.
    let longest = field.range.count - (field.names.count == 7 ? 1 : 0)
    guard step >= 1, step <= longest else {
      throw error("the step is out of range; write 1 to \(longest)", at: start)
    }
    return step
  }

  private mutating func parseValue() throws(CronError) -> Int {
    let start = at
    if let number = parseNumber() {
      guard field.range.contains(number) else {
        throw error("the value is out of range; write \(field.vocabulary)", at: start)
      }
      return number
    }
    while let byte = next, ASCII.isLetter(byte) { at += 1 }
    guard at > start else {
      at = start
      throw unexpected()
    }
    let word = String(decoding: bytes[start..<at].map { ASCII.lowered($0) }, as: UTF8.self)
    guard let index = field.names.firstIndex(of: word) else {
      // A name written out is the likeliest slip.
      let likely =
        field.names.first { word.utf8.starts(with: $0.utf8) }
        ?? NearestSpelling.of(word, among: field.names)
      let hint = likely.map { " (did you mean \"\($0)\"?)" } ?? ""
      throw error("\"\(word.prefix(9))\" is no value\(hint); write \(field.vocabulary)", at: start)
    }
    return field.range.lowerBound + index
  }

  /// A run of digits, or nil if there is none; capped far above every limit instead of overflowing.
  private mutating func parseNumber() -> Int? {
    guard let first = next, ASCII.isDigit(first) else { return nil }
    var number = 0
    while let byte = next, ASCII.isDigit(byte) {
      number = min(9999, number * 10 + Int(byte - UInt8(ascii: "0")))
      at += 1
    }
    return number
  }

  private func unexpected() -> CronError {
    guard let byte = next else {
      return error("a value is missing; write \(field.vocabulary)", at: at)
    }
    if byte == ASCII.comma {
      return error("a value is missing before the comma; write \(field.vocabulary)", at: at)
    }
    let seen =
      byte > 0x20 && byte < 0x7F ? "\"\(UnicodeScalar(byte))\"" : "a byte that is not plain text"
    return error(
      "\(seen) does not belong here; write values (\(field.vocabulary)), ranges a-b, steps */n and"
        + " lists a,b (L, W, # and ? are not offered)", at: at)
  }

  private func error(_ what: String, at offset: Int) -> CronError {
    CronError(what, field: field, at: offset)
  }
}
