internal import Connectors
internal import Files
package import Formats

/// The machine's own time.
package struct SystemPullClock: PullClock {
  package init() {}

  package func now() -> Timestamp { Timestamp(milliseconds: SystemClock.now()) }

  package func sleep(milliseconds: Int) async throws(CancellationError) {
    do {
      try await Task.sleep(for: .milliseconds(milliseconds))
    } catch {
      throw CancellationError()
    }
  }
}
