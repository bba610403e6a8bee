/// The values one field of a cron expression allows, as a bit each.
struct CronSet: Sendable, Equatable {
  var bits: UInt64 = 0
  /// Whether the field begins with `*`: cronie looks at no more than that, `*/5` included.
  var startsWithStar = false

  func contains(_ value: Int) -> Bool { bits & (1 << UInt64(value)) != 0 }

  mutating func insert(_ value: Int) { bits |= 1 << UInt64(value) }

  mutating func remove(_ value: Int) { bits &= ~(1 << UInt64(value)) }

  /// The least allowed value that is at least `value`.
  func first(from value: Int) -> Int? {
    guard value < 64 else { return nil }
    let rest = bits & (UInt64.max << UInt64(value))
    return rest == 0 ? nil : rest.trailingZeroBitCount
  }
}
