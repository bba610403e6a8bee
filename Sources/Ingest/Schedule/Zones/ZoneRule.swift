/// The clock changes of every year to come, from the POSIX TZ text at the end of a zone file.
struct ZoneRule: Sendable, Equatable {
  /// Seconds east of UTC.
  let standardOffset: Int
  let daylight: Daylight?

  /// The other time of the year, usually an hour ahead; Dublin's is an hour behind.
  struct Daylight: Sendable, Equatable {
    let offset: Int
    let start: ZoneRuleDay
    let end: ZoneRuleDay
  }

  /// The two changes of a year in the order of their instants.
  func changes(in year: Int) -> [ClockChange] {
    guard let daylight else { return [] }
    let toDaylight = ClockChange(
      instant: daylight.start.second(in: year) - standardOffset, offset: daylight.offset)
    let toStandard = ClockChange(
      instant: daylight.end.second(in: year) - daylight.offset, offset: standardOffset)
    return toDaylight.instant <= toStandard.instant
      ? [toDaylight, toStandard] : [toStandard, toDaylight]
  }
}
