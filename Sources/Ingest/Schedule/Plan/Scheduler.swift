package import Formats

/// Decides which jobs are due; the clock and the threads are its caller's.
package struct Scheduler: Sendable {
  /// Missed runs start spread over this many milliseconds, so that a restart does not pull all at once.
  private static let spread: Int64 = 60_000
  /// A run this late was missed rather than noticed late.
  private static let tolerance: Int64 = 60_000
  /// A clock that steps back further was wrong before; cron(8) of cronie draws the line here too.
  private static let correction: Int64 = 3 * 3_600_000

  private var jobs: [PlannedJob]
  private let grace: Int64
  /// The latest instant seen: what was planned up to there has been decided.
  private var latest: Timestamp

  /// - Parameter grace: how long after its time, in milliseconds, a missed run is still caught up.
  package init(jobs: [ScheduledJob], now: Timestamp, grace: Int64 = 86_400_000) {
    self.grace = grace
    latest = now
    self.jobs = jobs.map { job in
      // A last run far in the future was recorded by a wrong clock.
      let known = job.lastRun.flatMap { $0 <= now.adding(milliseconds: Self.correction) ? $0 : nil }
      return PlannedJob(job: job, next: job.next(after: known ?? now))
    }
  }

  /// The decisions that are due at `now`; a job that starts counts as running until it has finished.
  package mutating func advance(to now: Timestamp) -> [ScheduleEvent] {
    if now < latest.adding(milliseconds: -Self.correction) {
      latest = now
      for index in jobs.indices { jobs[index].next = jobs[index].job.next(after: now) }
    }
    // A smaller step back changes nothing: planned runs lie after the latest instant seen.
    latest = max(latest, now)

    var events: [ScheduleEvent] = []
    var late: [(index: Int, planned: Timestamp)] = []
    for index in jobs.indices {
      if let next = jobs[index].next, next <= now {
        jobs[index].next = jobs[index].job.next(after: now)
        guard let planned = newest(next, of: jobs[index].job, at: now) else {
          events.append(.missed(job: jobs[index].job.name, planned: next))
          continue
        }
        if now > planned.adding(milliseconds: Self.tolerance) {
          late.append((index, planned))
        } else {
          events.append(jobs[index].fire(planned: planned))
        }
      } else if let waiting = jobs[index].catchUp,
        waiting.start <= now || waiting.start > now.adding(milliseconds: Self.spread)
      {
        events.append(jobs[index].fire(planned: waiting.planned))
      }
    }
    for (turn, run) in late.enumerated() {
      if turn == 0 {
        events.append(jobs[run.index].fire(planned: run.planned))
      } else {
        let start = now.adding(milliseconds: Self.spread * Int64(turn) / Int64(late.count))
        jobs[run.index].catchUp = PlannedJob.CatchUp(planned: run.planned, start: start)
      }
    }
    return events
  }

  /// The planned run itself, or a later one of its job, if it is recent enough to be made.
  private func newest(
    _ planned: Timestamp, of job: ScheduledJob, at now: Timestamp
  ) -> Timestamp? {
    let recent = job.next(
      after: max(planned, now.adding(milliseconds: -grace)).adding(milliseconds: -1))
    return recent.flatMap { $0 <= now ? $0 : nil }
  }

  /// Tells that the run of a job has ended, however it ended.
  package mutating func finish(_ name: String) {
    for index in jobs.indices where jobs[index].job.name == name {
      jobs[index].isRunning = false
    }
  }

  /// How many milliseconds to sleep: never more than a minute, so that a changed clock is noticed.
  package func wait(from now: Timestamp) -> Int64 {
    guard let nextWakeUp else { return 60_000 }
    return min(60_000, max(0, nextWakeUp.milliseconds - now.milliseconds))
  }

  /// The next instant at which something is due.
  package var nextWakeUp: Timestamp? { jobs.compactMap { $0.wakeUp }.min() }

  /// The next planned run of a job.
  package func nextRun(of name: String) -> Timestamp? {
    jobs.first { $0.job.name == name }?.next
  }

  /// How many runs of a job were left out because the one before had not finished.
  package func skippedRuns(of name: String) -> Int {
    jobs.first { $0.job.name == name }?.skipped ?? 0
  }
}
