/// Decides whether a failed attempt is worth another, and after how long; pure.
struct RetryPolicy: Sendable {
  /// Attempts at one page, the first included.
  var attempts = 4
  var firstDelayMilliseconds = 500
  var longestDelayMilliseconds = 20_000
  /// No further attempt begins when the earlier ones took this long together, so that an app that
  /// says nothing cannot hold a pull.
  var budgetMilliseconds = 60_000

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
