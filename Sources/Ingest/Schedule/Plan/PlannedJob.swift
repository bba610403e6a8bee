internal import Formats

/// Where one job stands between its runs.
struct PlannedJob: Sendable {
  let job: ScheduledJob
  /// The next planned run; nil once there is none within the years of the calendar.
  var next: Timestamp?
  /// A missed run that waits for its turn.
  var catchUp: CatchUp?
  var isRunning = false
  var skipped = 0

  /// A missed run: when it was planned, and when it starts instead.
  struct CatchUp: Sendable {
    let planned: Timestamp
    let start: Timestamp
  }

  /// The earliest instant at which there is something to do.
  var wakeUp: Timestamp? {
    guard let next, let start = catchUp?.start else { return next ?? catchUp?.start }
    return min(next, start)
  }

  /// Starts the run, unless the one before still runs.
  mutating func fire(planned: Timestamp) -> ScheduleEvent {
    catchUp = nil
    if isRunning {
      skipped += 1
      return .skipped(job: job.name, planned: planned, count: skipped)
    }
    isRunning = true
    return .start(job: job.name, planned: planned)
  }
}
