import Formats
import Testing

struct CivilTimeTests {
  @Test func `days count on through every day of twelve hundred years`() {
    var days = CivilTime.days(year: 1500, month: 1, day: 1)
    var weekday = CivilTime.weekday(days: days)
    for year in 1500..<2700 {
      for month in 1...12 {
        for day in 1...CivilTime.dayCount(month: month, year: year) {
          let isRight =
            CivilTime.days(year: year, month: month, day: day) == days
            && CivilTime.date(days: days) == (year, month, day)
            && CivilTime.weekday(days: days) == weekday
          if !isRight { Issue.record("\(year)-\(month)-\(day)") }
          days += 1
          weekday = (weekday + 1) % 7
        }
      }
    }
    #expect(CivilTime.days(year: 1970, month: 1, day: 1) == 0)
    #expect(CivilTime(year: 2026, month: 11, day: 25).weekday == 3)
  }

  @Test func `seconds before and after 1970`() {
    for seconds in [-62_135_596_800, -86_401, -86_400, -1, 0, 1, 86_399, 951_782_400] {
      #expect(CivilTime(secondsSinceEpoch: seconds).secondsSinceEpoch == seconds)
      #expect(CivilTime(secondsSinceEpoch: seconds).isValid)
    }
    let last = CivilTime(secondsSinceEpoch: -1)
    #expect(last == CivilTime(year: 1969, month: 12, day: 31, hour: 23, minute: 59, second: 59))
  }

  @Test func `no number traps`() {
    for extreme in [Int.min, .min + 1, .max] {
      _ = CivilTime(secondsSinceEpoch: extreme).secondsSinceEpoch
      _ = CivilTime(year: extreme, month: 1, day: extreme).weekday
      #expect(!CivilTime.isValid(year: extreme, month: extreme, day: extreme))
    }
  }
}
