package import Formats

/// The time of a pull, so that waits can be tested without waiting.
package protocol PullClock: Sendable {
  func now() -> Timestamp
  /// Returns at that time, or at once where it is past.
  func sleep(until time: Timestamp) async throws(CancellationError)
}
