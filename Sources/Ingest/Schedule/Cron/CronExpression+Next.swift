package import Formats

extension CronExpression {
  /// How far to look ahead: `0 0 29 2 */7` asks for a leap day that is a Sunday, up to 40 years
  /// away around 2100; eight years would do for a plain leap day.
  private static let horizon = 41 * 366 * 86_400

  /// cron(8) of cronie: a change of more than three hours is a correction of the clock, not a
  /// daylight-saving change, and no run is made up for it.
  private static let longestGap = 3 * 3600

  private static let lastSecond = Int(Timestamp.latest.seconds)

  /// The first run strictly after an instant; nil if there is none before the calendar ends.
  package func next(after instant: Timestamp, in zone: TimeZone) -> Timestamp? {
    next(afterSecond: Int(instant.seconds), in: zone).map { Timestamp(seconds: Int64($0)) }
  }

  /// The same in seconds since 1970.
  private func next(afterSecond second: Int, in zone: TimeZone) -> Int? {
    let limit = second + Self.horizon
    var start = second + 1
    while start < limit {
      let period = zone.period(at: start)
      let jump = period.offset - period.offsetBefore
      var civil = start + period.offset
      if hasFixedTime, jump > 0, jump <= Self.longestGap, start == period.start,
        firstMatch(from: civil - jump, before: civil) != nil
      {
        // Its time was skipped: it runs once, as soon as the clock has jumped.
        return start
      }
      if hasFixedTime, jump < 0 {
        // The clock shows these minutes for the second time.
        civil = max(civil, period.start + period.offsetBefore)
      }
      let end = min(period.end, limit)
      if let match = firstMatch(from: civil, before: end + period.offset) {
        let run = match - period.offset
        return run <= Self.lastSecond ? run : nil
      }
      start = end
    }
    return nil
  }

  /// Refuses an expression whose every time the zone's clock skips, so that nobody waits for it.
  package func requireRun(after instant: Timestamp, in zone: TimeZone) throws(CronError) {
    guard next(after: instant, in: zone) == nil else { return }
    throw CronError(
      "never fires: there is no such time in \(zone.name) within 40 years; change the time or the"
        + " zone", at: 0)
  }

  /// The first matching minute on a clock without changes, in seconds of that clock since 1970.
  private func firstMatch(from first: Int, before end: Int) -> Int? {
    let minute = (first + 59).flooredQuotient(by: 60)
    var number = minute.flooredQuotient(by: 1440)
    var minuteOfDay = minute - number * 1440
    while number * 86_400 < end {
      let date = CivilTime.date(days: number)
      guard months.contains(date.month) else {
        number += CivilTime.dayCount(month: date.month, year: date.year) - date.day + 1
        minuteOfDay = 0
        continue
      }
      if matches(day: date.day, weekday: CivilTime.weekday(days: number)),
        let time = firstTime(from: minuteOfDay)
      {
        let match = number * 86_400 + time * 60
        return match < end ? match : nil
      }
      number += 1
      minuteOfDay = 0
    }
    return nil
  }

  /// The first matching minute of a day that is at least `minuteOfDay`.
  private func firstTime(from minuteOfDay: Int) -> Int? {
    guard let hour = hours.first(from: minuteOfDay / 60) else { return nil }
    if hour == minuteOfDay / 60, let minute = minutes.first(from: minuteOfDay % 60) {
      return hour * 60 + minute
    }
    let later = hour == minuteOfDay / 60 ? hours.first(from: hour + 1) : hour
    guard let later, let minute = minutes.first(from: 0) else { return nil }
    return later * 60 + minute
  }
}
