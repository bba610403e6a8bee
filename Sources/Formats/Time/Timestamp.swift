/// An instant: milliseconds since the beginning of 1970 UTC, in the years 1 to 9999.
package struct Timestamp: Hashable, Comparable, Sendable {
  package static let earliest = Timestamp(milliseconds: -62_135_596_800_000)
  package static let latest = Timestamp(milliseconds: 253_402_300_799_999)

  package let milliseconds: Int64

  /// What lies outside the years 1 to 9999 becomes their first or last instant.
  package init(milliseconds: Int64) {
    self.milliseconds = min(max(milliseconds, -62_135_596_800_000), 253_402_300_799_999)
  }

  package init(seconds: Int64) {
    let (product, isOver) = seconds.multipliedReportingOverflow(by: 1000)
    self.init(milliseconds: isOver ? (seconds < 0 ? .min : .max) : product)
  }

  /// Nil outside the years 1 to 9999.
  package init?(exactlyMilliseconds milliseconds: Int64) {
    self.init(milliseconds: milliseconds)
    guard self.milliseconds == milliseconds else { return nil }
  }

  /// Rounded down.
  package var seconds: Int64 {
    milliseconds / 1000 - (milliseconds % 1000 < 0 ? 1 : 0)
  }

  /// What a clock at Greenwich shows.
  package var civil: CivilTime { CivilTime(secondsSinceEpoch: Int(seconds)) }

  package static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.milliseconds < right.milliseconds
  }

  /// That much later or earlier, within the years 1 to 9999.
  package func adding(milliseconds difference: Int64) -> Timestamp {
    let (sum, isOver) = milliseconds.addingReportingOverflow(difference)
    return Timestamp(milliseconds: isOver ? (difference < 0 ? .min : .max) : sum)
  }
}

extension Timestamp: CustomStringConvertible {
  package var description: String { rfc3339 }
}
