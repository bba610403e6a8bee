internal import Formats

extension CronExpression {
  /// The longest useful expression, every value of every field spelled out, has under 400 bytes.
  private static let longest = 512

  private static let aliases = [
    "@yearly": "0 0 1 1 *", "@annually": "0 0 1 1 *", "@monthly": "0 0 1 * *",
    "@weekly": "0 0 * * 0", "@daily": "0 0 * * *", "@midnight": "0 0 * * *",
    "@hourly": "0 * * * *",
  ]

  /// Reads `minute hour day-of-month month day-of-week` or a word such as `@daily`.
  ///
  /// An expression that can never fire is refused here, so that nobody waits for it.
  package init(parsing text: String) throws(CronError) {
    let bytes = Array(text.utf8)
    guard bytes.count <= Self.longest else {
      throw CronError(
        "the expression is longer than \(Self.longest) bytes; use ranges and steps such as 0-30/5",
        at: Self.longest)
    }
    let words = Self.words(of: bytes)
    if let word = words.first, bytes[word.lowerBound] == UInt8(ascii: "@") {
      let spelling = String(decoding: bytes[word].map { ASCII.lowered($0) }, as: UTF8.self)
      guard words.count == 1, let fields = Self.aliases[spelling] else {
        throw Self.unknownAlias(spelling, at: word.lowerBound)
      }
      try self.init(parsing: fields)
      return
    }
    guard words.count == 5 else { throw Self.wrongCount(words, end: bytes.count) }

    let minutes = try CronFieldParser.parse(.minute, bytes[words[0]])
    let hours = try CronFieldParser.parse(.hour, bytes[words[1]])
    let daysOfMonth = try CronFieldParser.parse(.dayOfMonth, bytes[words[2]])
    let months = try CronFieldParser.parse(.month, bytes[words[3]])
    var daysOfWeek = try CronFieldParser.parse(.dayOfWeek, bytes[words[4]])
    if daysOfWeek.contains(7) {
      daysOfWeek.remove(7)
      daysOfWeek.insert(0)
    }
    self = CronExpression(
      minutes: minutes, hours: hours, daysOfMonth: daysOfMonth, months: months,
      daysOfWeek: daysOfWeek)
    guard everFires else {
      throw CronError(
        "never fires: none of the months has such a day; change the day or the month",
        field: .dayOfMonth, at: words[2].lowerBound)
    }
  }

  /// The ranges of bytes between blanks; only space and tab are blanks.
  private static func words(of bytes: [UInt8]) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var start: Int?
    for (at, byte) in bytes.enumerated() {
      let isBlank = byte == ASCII.space || byte == ASCII.tab
      if isBlank, let first = start {
        words.append(first..<at)
        start = nil
      } else if !isBlank, start == nil {
        start = at
      }
    }
    if let first = start { words.append(first..<bytes.count) }
    return words
  }

  private static func unknownAlias(_ spelling: String, at offset: Int) -> CronError {
    if spelling == "@reboot" {
      return CronError(
        "@reboot has no time; write five fields or a word such as @daily", at: offset)
    }
    let hint = NearestSpelling.hint(for: spelling, among: aliases.keys.sorted())
    return CronError(
      "not a schedule\(hint); write one of \(aliases.keys.sorted().joined(separator: ", ")) alone,"
        + " or five fields", at: offset)
  }

  private static func wrongCount(_ words: [Range<Int>], end: Int) -> CronError {
    let fields = "five fields: minute hour day-of-month month day-of-week, for example 17 */6 * * *"
    return switch words.count {
    case 0: CronError("the expression is empty; write \(fields)", at: 0)
    case 1...4: CronError("too few fields (\(words.count)); write \(fields)", at: end)
    default:
      CronError(
        "more than five fields (seconds, years and comments are not offered); write \(fields)",
        at: words[5].lowerBound)
    }
  }
}
