/// When a job runs, in the five fields of cron and with the rules of cronie.
package struct CronExpression: Sendable, Equatable {
  let minutes: CronSet
  let hours: CronSet
  let daysOfMonth: CronSet
  let months: CronSet
  /// 0 is Sunday; 7 has become 0.
  let daysOfWeek: CronSet

  /// A job with a fixed time keeps that time when clocks change; one whose minute or hour begins
  /// with `*` follows the clock (cron(8) of cronie).
  var hasFixedTime: Bool { !minutes.startsWithStar && !hours.startsWithStar }

  /// Whether the job runs on that day of a matching month.
  func matches(day: Int, weekday: Int) -> Bool {
    // crontab(5): both fields restricted, then either one is enough.
    if daysOfMonth.startsWithStar || daysOfWeek.startsWithStar {
      return daysOfMonth.contains(day) && daysOfWeek.contains(weekday)
    }
    return daysOfMonth.contains(day) || daysOfWeek.contains(weekday)
  }

  /// Whether some date of the calendar matches at all; 30 February does not.
  ///
  /// A date that exists falls on every weekday within four centuries, so that only months and
  /// days of the month can contradict each other.
  var everFires: Bool {
    if !daysOfMonth.startsWithStar && !daysOfWeek.startsWithStar { return true }
    let lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard let day = daysOfMonth.first(from: 1) else { return false }
    return lengths.enumerated().contains { months.contains($0.offset + 1) && day <= $0.element }
  }
}
