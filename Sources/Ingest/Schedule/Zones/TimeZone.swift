package import Formats

/// The clock of a place: which offset from UTC holds when.
package struct TimeZone: Sendable, Equatable {
  package let name: String
  /// The offset before the first change.
  let firstOffset: Int
  /// In ascending order of instants.
  let changes: [ClockChange]
  /// What holds after the last change; without it the last offset stays.
  let rule: ZoneRule?

  package static let utc = TimeZone(name: "UTC", firstOffset: 0, changes: [], rule: nil)

  /// Seconds east of UTC at an instant.
  package func offset(at instant: Timestamp) -> Int { period(at: Int(instant.seconds)).offset }

  /// The period that holds an instant in seconds since 1970.
  func period(at instant: Int) -> ClockPeriod {
    if let rule, changes.last.map({ $0.instant <= instant }) ?? true {
      return period(at: instant, by: rule)
    }
    return Self.period(at: instant, among: changes, firstOffset: firstOffset)
  }

  private func period(at instant: Int, by rule: ZoneRule) -> ClockPeriod {
    guard rule.daylight != nil else {
      return Self.period(
        at: instant, among: changes,
        firstOffset: changes.isEmpty ? rule.standardOffset : firstOffset)
    }
    // A change near New Year can lie in the year before or after by UTC, and the period's own
    // beginning needs the change before it.
    let year = CivilTime(secondsSinceEpoch: instant).year
    var near = Array(changes.suffix(1))
    let last = near.first?.instant ?? .min
    for year in year - 2...year + 1 {
      for change in rule.changes(in: year) where change.instant > last {
        // Daylight time all year round ends and begins at the same instant (RFC 9636 3.3.1).
        while let other = near.last, other.instant >= change.instant { near.removeLast() }
        near.append(change)
      }
    }
    let before =
      changes.isEmpty
      ? rule.standardOffset
      : Self.period(at: last, among: changes, firstOffset: firstOffset).offsetBefore
    return Self.period(at: instant, among: near, firstOffset: before)
  }

  private static func period(
    at instant: Int, among changes: [ClockChange], firstOffset: Int
  ) -> ClockPeriod {
    var low = 0
    var high = changes.count
    while low < high {
      let middle = (low + high) / 2
      if changes[middle].instant <= instant { low = middle + 1 } else { high = middle }
    }
    let end = low < changes.count ? changes[low].instant : .max
    guard low > 0 else {
      return ClockPeriod(start: .min, end: end, offset: firstOffset, offsetBefore: firstOffset)
    }
    return ClockPeriod(
      start: changes[low - 1].instant, end: end, offset: changes[low - 1].offset,
      offsetBefore: low > 1 ? changes[low - 2].offset : firstOffset)
  }
}
