package import Formats

/// What the scheduler decided about one planned run.
package enum ScheduleEvent: Sendable, Equatable {
  /// Start it now; a `planned` long before now is a missed run that is caught up.
  case start(job: String, planned: Timestamp)
  /// The run before has not finished: this one is left out, the `count`-th of its job.
  case skipped(job: String, planned: Timestamp, count: Int)
  /// It was missed for longer than the grace time and is not caught up.
  case missed(job: String, planned: Timestamp)
}
