/// A stretch of time in which a zone's clock keeps its distance from UTC.
struct ClockPeriod: Equatable {
  /// Seconds since 1970; `Int.min` for the first period.
  let start: Int
  /// The start of the next period; `Int.max` for the last.
  let end: Int
  /// Seconds east of UTC.
  let offset: Int
  /// The offset just before `start`.
  let offsetBefore: Int
}
