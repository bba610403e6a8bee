package import Ingest

/// When an instance is pulled by a server.
package struct InstanceSchedule: Sendable {
  package let expression: CronExpression
  package let timeZone: TimeZone
}
