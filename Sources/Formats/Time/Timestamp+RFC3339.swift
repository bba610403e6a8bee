/// RFC 3339, in and out.
extension Timestamp {
  /// A date and time with its offset, as apps write it: up to nine digits of a fraction (cut to
  /// milliseconds), `T` or a blank between, an offset with or without a colon.
  ///
  /// A text without an offset names no instant and is refused, unless `assumesUTC`.
  package init?(rfc3339 text: ArraySlice<UInt8>, assumesUTC: Bool = false) {
    var reader = DigitReader(text)
    guard var time = Timestamp.date(&reader),
      reader.pass(UInt8(ascii: "T"), UInt8(ascii: "t"), ASCII.space),
      let hour = reader.number(2), reader.pass(ASCII.colon), let minute = reader.number(2),
      reader.pass(ASCII.colon), let second = reader.number(2)
    else { return nil }
    (time.hour, time.minute, time.second) = (hour, minute, min(second, 59))
    // A leap second (section 5.7) becomes the second after it: the instant as POSIX counts it.
    guard time.isValid, second < 60 || second == 60 && minute == 59 else { return nil }
    guard let fraction = Timestamp.fraction(&reader) else { return nil }
    let offset: Int
    if reader.isAtEnd && assumesUTC {
      offset = 0
    } else {
      guard let minutes = Timestamp.offset(&reader), reader.isAtEnd else { return nil }
      offset = minutes
    }
    let seconds = time.secondsSinceEpoch + (second - time.second) - offset * 60
    self.init(exactlyMilliseconds: Int64(seconds) * 1000 + Int64(fraction))
  }

  package init?(rfc3339 text: String, assumesUTC: Bool = false) {
    self.init(rfc3339: Array(text.utf8)[...], assumesUTC: assumesUTC)
  }

  /// The first instant, at Greenwich, of a date alone: `2026-01-02`.
  package init?(date text: ArraySlice<UInt8>) {
    var reader = DigitReader(text)
    guard let time = Timestamp.date(&reader), reader.isAtEnd else { return nil }
    self.init(exactlyMilliseconds: Int64(time.secondsSinceEpoch) * 1000)
  }

  package init?(date text: String) { self.init(date: Array(text.utf8)[...]) }

  private static func date(_ reader: inout DigitReader) -> CivilTime? {
    guard let year = reader.number(4), year > 0, reader.pass(ASCII.minus),
      let month = reader.number(2), reader.pass(ASCII.minus), let day = reader.number(2)
    else { return nil }
    let time = CivilTime(year: year, month: month, day: day)
    return time.isValid ? time : nil
  }

  /// Milliseconds of the second; nil for a dot without digits or with more than nine.
  private static func fraction(_ reader: inout DigitReader) -> Int? {
    guard reader.pass(ASCII.dot) else { return 0 }
    var value = 0
    var digits = 0
    while let digit = reader.number(1) {
      digits += 1
      guard digits <= 9 else { return nil }
      if digits <= 3 { value = value * 10 + digit }
    }
    guard digits > 0 else { return nil }
    for _ in digits..<max(digits, 3) { value *= 10 }
    return value
  }

  /// Minutes east of Greenwich.
  private static func offset(_ reader: inout DigitReader) -> Int? {
    if reader.pass(UInt8(ascii: "Z"), UInt8(ascii: "z")) { return 0 }
    let isWest = reader.next == ASCII.minus
    guard reader.pass(ASCII.minus, UInt8(ascii: "+")), let hours = reader.number(2), hours < 24
    else { return nil }
    _ = reader.pass(ASCII.colon)
    guard let minutes = reader.number(2), minutes < 60 else { return nil }
    return (isWest ? -1 : 1) * (hours * 60 + minutes)
  }
}

extension Timestamp {
  /// `2026-01-02T03:04:05Z`, with milliseconds where there are some.
  package var rfc3339: String {
    var output: [UInt8] = []
    appendRFC3339(to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  package func appendRFC3339(to output: inout [UInt8]) {
    let time = civil
    appendDate(time, to: &output)
    output.append(UInt8(ascii: "T"))
    time.appendClock(to: &output)
    let rest = Int(milliseconds - seconds * 1000)
    if rest > 0 {
      output.append(ASCII.dot)
      output.append(digits: rest, width: 3)
    }
    output.append(UInt8(ascii: "Z"))
  }

  /// `2026-01-02`, at Greenwich.
  package var date: String {
    var output: [UInt8] = []
    appendDate(civil, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  private func appendDate(_ time: CivilTime, to output: inout [UInt8]) {
    output.append(digits: time.year, width: 4)
    output.append(ASCII.minus)
    output.append(digits: time.month, width: 2)
    output.append(ASCII.minus)
    output.append(digits: time.day, width: 2)
  }
}

extension CivilTime {
  /// `03:04:05`.
  func appendClock(to output: inout [UInt8]) {
    output.append(digits: hour, width: 2)
    output.append(ASCII.colon)
    output.append(digits: minute, width: 2)
    output.append(ASCII.colon)
    output.append(digits: second, width: 2)
  }
}

extension [UInt8] {
  /// A number from 0 up in two, three or four digits; of a longer one the last digits.
  mutating func append(digits value: Int, width: Int) {
    if width == 4 { append(digits: value / 100, width: 2) }
    if width == 3 { append(0x30 + UInt8(value / 100 % 10)) }
    append(0x30 + UInt8(value / 10 % 10))
    append(0x30 + UInt8(value % 10))
  }
}
