internal import Connectors
internal import Files
package import Formats

/// The machine's own time.
package struct SystemPullClock: PullClock {
  package init() {}

  package func now() -> Timestamp { Timestamp(milliseconds: SystemClock.now()) }

  package func sleep(until time: Timestamp) async throws(CancellationError) {
    do {
      let milliseconds = max(0, time.milliseconds - now().milliseconds)
      try await Task.sleep(for: .milliseconds(milliseconds))
    } catch {
      throw CancellationError()
    }
  }
}
