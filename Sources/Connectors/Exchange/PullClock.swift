package import Formats

/// The time of a pull, so that waits can be tested without waiting.
package protocol PullClock: Sendable {
  func now() -> Timestamp
  func sleep(milliseconds: Int) async throws(CancellationError)
}
