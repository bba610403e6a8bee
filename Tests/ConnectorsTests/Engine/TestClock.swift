import Connectors
import Formats
import HTTP

/// A clock that never waits: sleeping moves it on.
final class TestClock: PullClock {
  private let time = Locked(Timestamp(milliseconds: 1_780_000_000_000))

  func now() -> Timestamp { time.withLock { $0 } }

  func sleep(milliseconds: Int) async throws(CancellationError) {
    time.withLock { $0 = $0.adding(milliseconds: Int64(milliseconds)) }
  }
}
