import Formats
import Testing

@testable import Ingest

/// Seconds later and earlier.
private func + (instant: Timestamp, seconds: Int) -> Timestamp {
  instant.adding(milliseconds: Int64(seconds) * 1000)
}

private func - (instant: Timestamp, seconds: Int) -> Timestamp { instant + -seconds }

@Suite struct SchedulerTests {
  /// 5 January 2026, 00:00 UTC, a Monday.
  private let start = Timestamp(seconds: 1_767_571_200)
  private let minute = 60
  private let hour = 3600
  private let day = 86_400

  private func job(
    _ name: String = "a", _ expression: String = "0 * * * *", lastRun: Timestamp? = nil
  ) throws -> ScheduledJob {
    ScheduledJob(
      name: name, expression: try CronExpression(parsing: expression), zone: .utc, lastRun: lastRun)
  }

  /// Lets the clock run from one instant to another, each run taking no time.
  private func run(
    _ scheduler: inout Scheduler, from first: Timestamp, to last: Timestamp, step: Int = 30
  ) -> [ScheduleEvent] {
    stride(from: Int(first.seconds), through: Int(last.seconds), by: step).flatMap { second in
      let events = scheduler.advance(to: Timestamp(seconds: Int64(second)))
      for case .start(let name, _) in events { scheduler.finish(name) }
      return events
    }
  }

  @Test func `a run starts in its minute, once, and not before`() throws {
    var scheduler = Scheduler(jobs: [try job()], now: start)
    #expect(scheduler.nextWakeUp == start + hour)
    #expect(scheduler.wait(from: start) == 60_000)
    #expect(scheduler.wait(from: start + hour - 5) == 5000)
    #expect(scheduler.wait(from: start + hour + 5) == 0)
    let events = run(&scheduler, from: start, to: start + 3 * hour + 30)
    #expect(events == (1...3).map { .start(job: "a", planned: start + $0 * hour) })
    #expect(scheduler.nextRun(of: "a") == start + 4 * hour)
  }

  @Test func `a run that still runs lets the next ones go, counted`() throws {
    var scheduler = Scheduler(jobs: [try job()], now: start)
    var events = (1...3).flatMap { scheduler.advance(to: start + $0 * hour) }
    scheduler.finish("a")
    events += scheduler.advance(to: start + 4 * hour)
    #expect(
      events == [
        .start(job: "a", planned: start + hour),
        .skipped(job: "a", planned: start + 2 * hour, count: 1),
        .skipped(job: "a", planned: start + 3 * hour, count: 2),
        .start(job: "a", planned: start + 4 * hour),
      ])
    #expect(scheduler.skippedRuns(of: "a") == 2)
  }

  @Test func `after a day down every job runs once, spread over a minute`() throws {
    let now = start + 7 * day + 1800
    let jobs = try (0..<6).map { try job("\($0)", "0 */2 * * *", lastRun: start + 6 * day) }
    var scheduler = Scheduler(jobs: jobs, now: now)
    let events = run(&scheduler, from: now, to: now + 60, step: 1)
    #expect(events == (0..<6).map { .start(job: "\($0)", planned: start + 6 * day + 2 * hour) })
    #expect(scheduler.nextWakeUp == start + 7 * day + 2 * hour)

    var spread = Scheduler(jobs: jobs, now: now)
    let starts = (0..<60).filter { !run(&spread, from: now + $0, to: now + $0).isEmpty }
    #expect(starts == [0, 10, 20, 30, 40, 50])
  }

  @Test func `a missed run is caught up within the grace time only`() throws {
    // Planned at 02:00 each day, last made on the 5th; noticed on the 6th.
    let planned = start + day + 2 * hour
    let last = start + 2 * hour
    for (late, expected) in [
      (30, ScheduleEvent.start(job: "a", planned: planned)),
      (hour, .start(job: "a", planned: planned)),
      (hour + 1, .missed(job: "a", planned: planned)),
    ] {
      let jobs = [try job("a", "0 2 * * *", lastRun: last)]
      var scheduler = Scheduler(jobs: jobs, now: planned + late, grace: 3_600_000)
      #expect(scheduler.advance(to: planned + late) == [expected])
      #expect(scheduler.advance(to: planned + late).isEmpty)
      #expect(scheduler.nextRun(of: "a") == planned + day)
    }
    // Of many missed runs one within the grace time is enough.
    var hourly = Scheduler(jobs: [try job(lastRun: start)], now: start + 9 * day, grace: 3_600_000)
    #expect(
      hourly.advance(to: start + 9 * day) == [.start(job: "a", planned: start + 9 * day - hour)])
    // What never ran has missed nothing.
    var new = Scheduler(jobs: [try job("a", "0 2 * * *")], now: planned + 30)
    #expect(new.advance(to: planned + 30).isEmpty)
  }

  @Test func `a clock that steps back runs nothing twice`() throws {
    for back in [minute, hour, 3 * hour] {
      var scheduler = Scheduler(jobs: [try job("a", "*/10 * * * *")], now: start)
      let turn = start + 5 * hour
      var events = run(&scheduler, from: start, to: turn)
      events += run(&scheduler, from: turn - back, to: turn + hour)
      let expected = (1...36).map { ScheduleEvent.start(job: "a", planned: start + $0 * 600) }
      #expect(events == expected)
    }
    // Many small steps add up to no more than that.
    var creeping = Scheduler(jobs: [try job()], now: start)
    var events = run(&creeping, from: start, to: start + hour)
    for step in 1...5 { events += creeping.advance(to: start + hour - step * 20 * minute) }
    #expect(events.count == 1)
    // A restart after the step knows the last run.
    var restarted = Scheduler(jobs: [try job(lastRun: start + hour)], now: start + 30 * minute)
    #expect(run(&restarted, from: start + 30 * minute, to: start + 90 * minute).isEmpty)
  }

  @Test func `a clock that was wrong is followed at once`() throws {
    var scheduler = Scheduler(jobs: [try job()], now: start + 365 * day)
    #expect(scheduler.advance(to: start).isEmpty)
    #expect(scheduler.nextWakeUp == start + hour)
    let restarted = Scheduler(jobs: [try job(lastRun: start + 365 * day)], now: start)
    #expect(restarted.nextWakeUp == start + hour)
  }

  @Test func `a clock that leaps a day runs each job once`() throws {
    var scheduler = Scheduler(jobs: [try job("a"), try job("b", "0 2 * * *")], now: start)
    let now = start + day + 30
    let events = run(&scheduler, from: now, to: now + 60)
    #expect(
      events == [
        .start(job: "a", planned: start + hour), .start(job: "b", planned: start + 2 * hour),
      ])
  }
}
