/// A day of the proleptic Gregorian calendar, for rules that speak of months and weekdays.
struct CivilDay: Equatable {
  let year: Int
  /// From 1.
  let month: Int
  /// From 1.
  let day: Int

  init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// The day that is `number` days after 1 January 1970.
  init(number: Int) {
    // Years that begin in March put the leap day last; 146,097 days make four centuries.
    let shifted = number + 719_468
    let era = shifted.flooredQuotient(by: 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Days since 1 January 1970.
  var number: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear.flooredQuotient(by: 400)
    let yearOfEra = shiftedYear - era * 400
    let monthFromMarch = month > 2 ? month - 3 : month + 9
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The first day of the month after this one.
  var startOfNextMonth: CivilDay {
    month == 12
      ? CivilDay(year: year + 1, month: 1, day: 1)
      : CivilDay(year: year, month: month + 1, day: 1)
  }

  /// The weekday of a day number, 0 for Sunday; 1 January 1970 was a Thursday.
  static func weekday(ofNumber number: Int) -> Int {
    number + 4 - 7 * (number + 4).flooredQuotient(by: 7)
  }

  static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }
}
