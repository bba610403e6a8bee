internal import Formats

/// A day that a yearly rule names, and the time of its clock change.
struct ZoneRuleDay: Sendable, Equatable {
  let date: Date
  /// Seconds from the day's midnight; below zero or above a day in some zones (RFC 9636 3.3.1).
  let time: Int

  enum Date: Sendable, Equatable {
    /// `Mm.w.d`: the w-th weekday d of month m, week 5 for the last.
    case week(month: Int, week: Int, weekday: Int)
    /// `Jn`: 1 to 365, 29 February is never counted.
    case dayWithoutLeapDay(Int)
    /// `n`: 0 to 365, 29 February is counted.
    case dayOfYear(Int)
  }

  /// The change in the zone's own clock, in seconds since 1970.
  func second(in year: Int) -> Int { dayNumber(in: year) * 86_400 + time }

  private func dayNumber(in year: Int) -> Int {
    let newYear = CivilTime.days(year: year, month: 1, day: 1)
    switch date {
    case .dayOfYear(let day): return newYear + day
    case .dayWithoutLeapDay(let day):
      return newYear + day - 1 + (CivilTime.isLeap(year) && day > 59 ? 1 : 0)
    case .week(let month, let week, let weekday):
      let first = CivilTime.days(year: year, month: month, day: 1)
      let end = first + CivilTime.dayCount(month: month, year: year)
      let ahead = (weekday - CivilTime.weekday(days: first) + 7) % 7
      let day = first + ahead + (week - 1) * 7
      return day < end ? day : day - 7
    }
  }
}
