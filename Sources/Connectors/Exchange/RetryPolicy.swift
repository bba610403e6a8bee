internal import Formats

/// Decides whether a failed attempt is worth another, and after how long; pure.
struct RetryPolicy: Sendable {
  /// Attempts at one page, the first included.
  var attempts = 4
  var firstDelayMilliseconds = 500
  var longestDelayMilliseconds = 20_000
  /// No further attempt begins when the earlier ones took this long together, so that an app that
  /// says nothing cannot hold a pull.
  var budgetMilliseconds = 60_000

  /// Waits for a rate limit at one page; they are no attempts.
  var waits = 100
  /// Waiting longer than this at one page is a failure that a person should see.
  var longestWaitMilliseconds = 2 * 60 * 60 * 1000

  /// When to ask again after the throttled answer that was the page's `wait`-th, the first being 1.
  ///
  /// An app that names no time, or one that is past, gets a second, then two, up to a minute.
  func resume(named time: Timestamp?, wait: Int, now: Timestamp) -> Timestamp {
    if let time, time > now { return max(time, now.adding(milliseconds: 1000)) }
    let doubled = Int64(1000) << Int64(min(max(wait - 1, 0), 6))
    return now.adding(milliseconds: min(doubled, 60_000))
  }

  /// The pause before the next attempt; nil to give up.
  ///
  /// Full jitter: anything between a tenth of a second and the doubled delay; `random` is 0..<1.
  func delay(afterAttempt attempt: Int, spentMilliseconds: Int, random: Double) -> Int? {
    guard attempt < attempts, spentMilliseconds < budgetMilliseconds else { return nil }
    let doubled = firstDelayMilliseconds << min(attempt - 1, 16)
    let ceiling = min(doubled, longestDelayMilliseconds)
    return 100 + Int(random * Double(max(0, ceiling - 100)))
  }
}
