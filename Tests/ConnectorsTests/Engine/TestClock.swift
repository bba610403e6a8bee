import Connectors
import Formats
import HTTP

/// A clock that never waits: sleeping moves it on.
final class TestClock: PullClock {
  private let time = Locked(Timestamp(milliseconds: 1_780_000_000_000))

  func now() -> Timestamp { time.withLock { $0 } }

  func sleep(until time: Timestamp) async throws(CancellationError) {
    self.time.withLock { $0 = max($0, time) }
  }
}
