/// The dates of HTTP fields (RFC 9110 section 5.6.7).
extension Timestamp {
  private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let longWeekdays = [
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
  ]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// Any of the three forms; `now` decides the century of the obsolete one with two digits.
  package init?(httpDate text: String, now: Timestamp) {
    var reader = DigitReader(Array(text.utf8)[...])
    let time: CivilTime?
    if reader.pass(anyOf: Timestamp.longWeekdays) != nil {
      time = Timestamp.rfc850(&reader, now: now)
    } else if reader.pass(anyOf: Timestamp.weekdays) != nil {
      time =
        reader.next == ASCII.comma ? Timestamp.fixdate(&reader) : Timestamp.asctime(&reader)
    } else {
      return nil
    }
    guard let time, time.isValid, reader.isAtEnd else { return nil }
    self.init(exactlyMilliseconds: Int64(time.secondsSinceEpoch) * 1000)
  }

  /// `Sun, 06 Nov 1994 08:49:37 GMT`
  private static func fixdate(_ reader: inout DigitReader) -> CivilTime? {
    guard reader.pass(", "), let day = reader.number(2), reader.pass(ASCII.space),
      let month = reader.pass(anyOf: months), reader.pass(ASCII.space),
      let year = reader.number(4), let clock = clock(&reader), reader.pass(" GMT")
    else { return nil }
    return CivilTime(year: year, month: month + 1, day: day).at(clock)
  }

  /// `Sunday, 06-Nov-94 08:49:37 GMT`
  private static func rfc850(_ reader: inout DigitReader, now: Timestamp) -> CivilTime? {
    guard reader.pass(", "), let day = reader.number(2), reader.pass(ASCII.minus),
      let month = reader.pass(anyOf: months), reader.pass(ASCII.minus),
      let short = reader.number(2), let clock = clock(&reader), reader.pass(" GMT")
    else { return nil }
    // More than 50 years ahead means the century before.
    let this = now.civil.year
    var year = this - this % 100 + short
    if year > this + 50 { year -= 100 } else if year <= this - 50 { year += 100 }
    return CivilTime(year: year, month: month + 1, day: day).at(clock)
  }

  /// `Sun Nov  6 08:49:37 1994`
  private static func asctime(_ reader: inout DigitReader) -> CivilTime? {
    guard reader.pass(ASCII.space), let month = reader.pass(anyOf: months),
      reader.pass(ASCII.space),
      let day = reader.pass(ASCII.space) ? reader.number(1) : reader.number(2),
      let clock = clock(&reader), reader.pass(ASCII.space), let year = reader.number(4)
    else { return nil }
    return CivilTime(year: year, month: month + 1, day: day).at(clock)
  }

  /// ` 08:49:37`; a leap second counts as the second before it.
  private static func clock(_ reader: inout DigitReader) -> (Int, Int, Int)? {
    guard reader.pass(ASCII.space), let hour = reader.number(2), reader.pass(ASCII.colon),
      let minute = reader.number(2), reader.pass(ASCII.colon), let second = reader.number(2)
    else { return nil }
    return (hour, minute, second == 60 ? 59 : second)
  }

  /// The form to send: IMF-fixdate.
  package var httpDate: String {
    let time = civil
    var output = Array("\(Timestamp.weekdays[time.weekday]), ".utf8)
    output.append(digits: time.day, width: 2)
    output.append(contentsOf: " \(Timestamp.months[time.month - 1]) ".utf8)
    output.append(digits: time.year, width: 4)
    output.append(ASCII.space)
    time.appendClock(to: &output)
    output.append(contentsOf: " GMT".utf8)
    return String(decoding: output, as: UTF8.self)
  }
}

extension CivilTime {
  fileprivate func at(_ clock: (hour: Int, minute: Int, second: Int)) -> CivilTime {
    CivilTime(
      year: year, month: month, day: day, hour: clock.hour, minute: clock.minute,
      second: clock.second)
  }
}
