import CLinux
import Glibc

/// Wakes a thread that waits for events.
final class Wakeup: Sendable {
  let number: Int32

  init?() {
    number = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
    if number < 0 { return nil }
  }

  deinit { close(number) }

  func signal() { _ = eventfd_write(number, 1) }

  func clear() {
    var count: eventfd_t = 0
    _ = unsafe eventfd_read(number, &count)
  }
}
