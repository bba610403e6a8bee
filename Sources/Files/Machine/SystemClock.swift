internal import Glibc

/// The machine's clocks, for those who cannot be handed a time.
package enum SystemClock {
  /// Milliseconds since 1970 UTC.
  package static func now() -> Int64 { milliseconds(CLOCK_REALTIME) }

  /// Milliseconds since some moment; never goes back, whatever is done to the clock.
  package static func monotonic() -> Int64 { milliseconds(CLOCK_MONOTONIC) }

  private static func milliseconds(_ clock: clockid_t) -> Int64 {
    var time = timespec()
    // With these two clocks and a valid address it cannot fail (clock_gettime(2)).
    let result = unsafe clock_gettime(clock, &time)
    precondition(result == 0, "the system has no clock")
    return Int64(time.tv_sec) &* 1000 &+ Int64(time.tv_nsec) / 1_000_000
  }
}
