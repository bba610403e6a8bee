import HTTP

/// Counts requests as the apps' rate limits do; it tells the numbers and refuses nobody.
final class Allowance: Sendable {
  struct Reading {
    let limit: Int
    let used: Int
    /// Seconds since 1970.
    let now: Int
    let resetsAt: Int
    var remaining: Int { max(0, limit - used) }
  }

  private let limit: Int
  private let window: Int
  private let now: @Sendable () -> Int
  private let state = Locked((used: 0, resetsAt: 0))

  init(limit: Int, window: Int, now: @escaping @Sendable () -> Int) {
    self.limit = limit
    self.window = window
    self.now = now
  }

  /// Counts one request and tells what is left after it.
  func count() -> Reading { read(counting: 1) }

  /// Tells what is left.
  func reading() -> Reading { read(counting: 0) }

  private func read(counting requests: Int) -> Reading {
    let now = now()
    return state.withLock { state in
      if now >= state.resetsAt { state = (0, now + window) }
      state.used += requests
      return Reading(limit: limit, used: state.used, now: now, resetsAt: state.resetsAt)
    }
  }
}
