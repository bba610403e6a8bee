/// The instant at which a zone's clock takes another offset.
struct ClockChange: Sendable, Equatable {
  /// Seconds since 1970.
  let instant: Int
  /// Seconds east of UTC from then on.
  let offset: Int
}
