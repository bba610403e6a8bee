internal import Formats

/// Reads a POSIX TZ text with the extensions of RFC 9636 3.3.1, such as `CET-1CEST,M3.5.0,M10.5.0/3`.
struct ZoneRuleParser {
  private let bytes: ArraySlice<UInt8>
  private var at: Int

  /// The rule, or nil if the text does not follow the grammar.
  static func parse(_ bytes: ArraySlice<UInt8>) -> ZoneRule? {
    var parser = ZoneRuleParser(bytes: bytes, at: bytes.startIndex)
    guard let rule = parser.parseRule(), parser.at == bytes.endIndex else { return nil }
    return rule
  }

  private init(bytes: ArraySlice<UInt8>, at: Int) {
    self.bytes = bytes
    self.at = at
  }

  private var next: UInt8? { at < bytes.endIndex ? bytes[at] : nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    at += 1
    return true
  }

  private mutating func parseRule() -> ZoneRule? {
    guard skipName(), let west = parseTime(hours: 24) else { return nil }
    if next == nil { return ZoneRule(standardOffset: -west, daylight: nil) }
    guard skipName() else { return nil }
    var daylightWest = west - 3600
    if next != ASCII.comma {
      guard let given = parseTime(hours: 24) else { return nil }
      daylightWest = given
    }
    guard take(ASCII.comma), let start = parseDay(), take(ASCII.comma), let end = parseDay() else {
      return nil
    }
    let daylight = ZoneRule.Daylight(offset: -daylightWest, start: start, end: end)
    return ZoneRule(standardOffset: -west, daylight: daylight)
  }

  /// `CET`, or `<+0330>` for names that are not letters.
  private mutating func skipName() -> Bool {
    let start = at
    if take(UInt8(ascii: "<")) {
      while let byte = next, byte != UInt8(ascii: ">") { at += 1 }
      return take(UInt8(ascii: ">"))
    }
    while let byte = next, ASCII.isLetter(byte) { at += 1 }
    return at - start >= 3
  }

  private mutating func parseDay() -> ZoneRuleDay? {
    guard let date = parseDate() else { return nil }
    guard take(ASCII.slash) else { return ZoneRuleDay(date: date, time: 2 * 3600) }
    return parseTime(hours: 167).map { ZoneRuleDay(date: date, time: $0) }
  }

  private mutating func parseDate() -> ZoneRuleDay.Date? {
    if take(UInt8(ascii: "J")) {
      return parseNumber(in: 1...365).map { .dayWithoutLeapDay($0) }
    }
    guard take(UInt8(ascii: "M")) else { return parseNumber(in: 0...365).map { .dayOfYear($0) } }
    guard let month = parseNumber(in: 1...12), take(ASCII.dot),
      let week = parseNumber(in: 1...5), take(ASCII.dot), let weekday = parseNumber(in: 0...6)
    else { return nil }
    return .week(month: month, week: week, weekday: weekday)
  }

  /// `[+-]hh[:mm[:ss]]` in seconds.
  private mutating func parseTime(hours: Int) -> Int? {
    let isNegative = take(ASCII.minus)
    if !isNegative { _ = take(UInt8(ascii: "+")) }
    guard let hour = parseNumber(in: 0...hours) else { return nil }
    var seconds = hour * 3600
    if take(ASCII.colon) {
      guard let minute = parseNumber(in: 0...59) else { return nil }
      seconds += minute * 60
      if take(ASCII.colon) {
        guard let second = parseNumber(in: 0...59) else { return nil }
        seconds += second
      }
    }
    return isNegative ? -seconds : seconds
  }

  /// One to three digits within the bounds.
  private mutating func parseNumber(in bounds: ClosedRange<Int>) -> Int? {
    let start = at
    var number = 0
    while let byte = next, ASCII.isDigit(byte), at - start < 3 {
      number = number * 10 + Int(byte - UInt8(ascii: "0"))
      at += 1
    }
    return at > start && bounds.contains(number) ? number : nil
  }
}
