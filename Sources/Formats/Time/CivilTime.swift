/// A date and time of the proleptic Gregorian calendar, without a zone: what clocks show.
///
/// Arithmetic wraps beyond any year that occurs; it never traps.
package struct CivilTime: Hashable, Sendable {
  package var year: Int
  package var month: Int
  package var day: Int
  package var hour: Int
  package var minute: Int
  package var second: Int

  package init(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0) {
    self.year = year
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
    self.second = second
  }

  /// What a clock at Greenwich shows so many seconds after the beginning of 1970.
  package init(secondsSinceEpoch seconds: Int) {
    let days = CivilTime.quotient(seconds, 86_400)
    let rest = seconds &- days &* 86_400
    (year, month, day) = CivilTime.date(days: days)
    (hour, minute, second) = (rest / 3600, rest / 60 % 60, rest % 60)
  }

  /// The inverse of the above; the fields must be valid.
  package var secondsSinceEpoch: Int {
    CivilTime.days(year: year, month: month, day: day) &* 86_400 &+ hour &* 3600 &+ minute &* 60
      &+ second
  }

  /// Whether there is such a day and such a time of day; a leap second is not one.
  package var isValid: Bool {
    CivilTime.isValid(year: year, month: month, day: day) && (0..<24).contains(hour)
      && (0..<60).contains(minute) && (0..<60).contains(second)
  }

  /// 0 for Sunday.
  package var weekday: Int {
    CivilTime.weekday(days: CivilTime.days(year: year, month: month, day: day))
  }
}

extension CivilTime {
  package static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// The length of a month, 0 if there is no such month.
  package static func dayCount(month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    case 1...12: 31
    default: 0
    }
  }

  package static func isValid(year: Int, month: Int, day: Int) -> Bool {
    day >= 1 && day <= dayCount(month: month, year: year)
  }

  /// 0 for Sunday; day 0 was a Thursday.
  package static func weekday(days: Int) -> Int {
    let rest = (days % 7 &+ 4) % 7
    return rest < 0 ? rest &+ 7 : rest
  }

  /// Days from 1970-01-01 to that date. Years begin in March here, so that the leap day is last;
  /// an era is 400 years of 146,097 days.
  package static func days(year: Int, month: Int, day: Int) -> Int {
    let shifted = month > 2 ? year : year &- 1
    let era = quotient(shifted, 400)
    let yearOfEra = shifted &- era &* 400
    let monthFromMarch = month > 2 ? month &- 3 : month &+ 9
    let dayOfYear = (153 &* monthFromMarch &+ 2) / 5 &+ day &- 1
    let dayOfEra = yearOfEra &* 365 &+ yearOfEra / 4 &- yearOfEra / 100 &+ dayOfYear
    return era &* 146_097 &+ dayOfEra &- 719_468
  }

  /// The date that many days after 1970-01-01.
  package static func date(days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days &+ 719_468
    let era = quotient(shifted, 146_097)
    let dayOfEra = shifted &- era &* 146_097
    let leaps = dayOfEra / 1460 &- dayOfEra / 36_524 &+ dayOfEra / 146_096
    let yearOfEra = (dayOfEra &- leaps) / 365
    let dayOfYear = dayOfEra &- (365 &* yearOfEra &+ yearOfEra / 4 &- yearOfEra / 100)
    let monthFromMarch = (5 &* dayOfYear &+ 2) / 153
    let day = dayOfYear &- (153 &* monthFromMarch &+ 2) / 5 &+ 1
    let month = monthFromMarch < 10 ? monthFromMarch &+ 3 : monthFromMarch &- 9
    return (yearOfEra &+ era &* 400 &+ (month <= 2 ? 1 : 0), month, day)
  }

  /// Division towards minus infinity.
  private static func quotient(_ value: Int, _ divisor: Int) -> Int {
    value / divisor &- (value % divisor < 0 ? 1 : 0)
  }
}
