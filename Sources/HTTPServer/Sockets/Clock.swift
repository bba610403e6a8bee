import Glibc

/// The two clocks of the machine.
enum Clock {
  static func moment() -> Moment {
    let time = read(CLOCK_MONOTONIC)
    return Moment(milliseconds: Int64(time.tv_sec) &* 1_000 &+ Int64(time.tv_nsec) / 1_000_000)
  }

  /// Seconds since 1970.
  static func second() -> Int64 { Int64(read(CLOCK_REALTIME).tv_sec) }

  static func sleep(milliseconds: Int64) {
    let end = moment().milliseconds + milliseconds
    while true {
      let rest = end - moment().milliseconds
      guard rest > 0 else { return }
      usleep(UInt32(min(rest, 500)) * 1_000)
    }
  }

  private static func read(_ clock: clockid_t) -> timespec {
    var time = timespec()
    unsafe clock_gettime(clock, &time)
    return time
  }
}
