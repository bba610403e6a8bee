package import Formats

/// What runs on a schedule: its name, when, by which clock, and when it last did.
package struct ScheduledJob: Sendable {
  package let name: String
  package let expression: CronExpression
  package let zone: TimeZone
  /// The start of the last run from before a restart; nil if it never ran.
  package let lastRun: Timestamp?

  package init(name: String, expression: CronExpression, zone: TimeZone, lastRun: Timestamp?) {
    self.name = name
    self.expression = expression
    self.zone = zone
    self.lastRun = lastRun
  }

  func next(after instant: Timestamp) -> Timestamp? { expression.next(after: instant, in: zone) }
}
