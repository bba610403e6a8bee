internal import Formats
internal import HTTP

/// How much one pull may ask for and take in; the settings `caps` of an instance.
package struct PullCaps: Sendable {
  package var pages = 10_000
  package var records = 2_000_000
  package var minutes = 30

  package init() {}
}

/// What a pull used of its caps; time spent waiting for a rate limit does not count.
final class PullBudget: Sendable {
  private struct Used {
    var pages = 0
    var records = 0
    var waitedMilliseconds: Int64 = 0
    var waitedUntil: Timestamp
  }

  private let caps: PullCaps
  private let started: Timestamp
  private let used: Locked<Used>

  init(_ caps: PullCaps, started: Timestamp) {
    self.caps = caps
    self.started = started
    used = Locked(Used(waitedUntil: started))
  }

  /// Several lists wait for one rate limit at one time; that time is not counted twice. How many
  /// milliseconds it adds.
  func waited(from begin: Timestamp, until end: Timestamp) -> Int {
    used.withLock { used in
      let begin = max(begin, used.waitedUntil)
      guard end > begin else { return 0 }
      let added = end.milliseconds - begin.milliseconds
      used.waitedMilliseconds += added
      used.waitedUntil = end
      return Int(added)
    }
  }

  func take(page rows: Int, now: Timestamp) throws(PullFailure) {
    try take(pages: 1, rows: rows, now: now)
  }

  /// More rows of a page that is already counted.
  func take(rows: Int, now: Timestamp) throws(PullFailure) {
    try take(pages: 0, rows: rows, now: now)
  }

  private func take(pages: Int, rows: Int, now: Timestamp) throws(PullFailure) {
    let used = used.withLock { used in
      used.pages += pages
      used.records += rows
      return used
    }
    if used.pages > caps.pages { throw Self.passed("pages", caps.pages) }
    if used.records > caps.records { throw Self.passed("records", caps.records) }
    let worked = now.milliseconds - started.milliseconds - used.waitedMilliseconds
    if worked > Int64(caps.minutes) * 60_000 { throw Self.passed("minutes", caps.minutes) }
  }

  private static func passed(_ what: String, _ cap: Int) -> PullFailure {
    PullFailure(
      .list,
      "more than \(cap) \(what): raise caps.\(what) of the instance if it really is that large")
  }
}
