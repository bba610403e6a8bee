internal import CLinux
internal import Glibc

/// The wish of a person or a supervisor that the program ends in good order (SIGINT, SIGTERM).
package enum Interruption {
  /// From here on the first signal is a wish; a second one ends the process at once.
  package static func arm() throws(FileError) {
    let path = "the signal counter"
    let number = try SystemCall.run(.create, path) { eventfd(0, CInt(EFD_CLOEXEC)) }
    unsafe counter = number
    for number in [SIGINT, SIGTERM] {
      let earlier = signal(number, wish)
      precondition(unsafe unsafeBitCast(earlier, to: Int.self) != -1, "no such signal")
    }
  }

  /// Returns once the wish is there; `arm` comes first.
  package static func wait() async {
    let number = unsafe counter
    try? await Background.run {
      var wishes: UInt64 = 0
      _ = try SystemCall.run(.read, "the signal counter") {
        unsafe read(number, &wishes, MemoryLayout<UInt64>.size)
      }
    }
  }

  /// The wish, thrown by work that looks up now and then, so that it leaves nothing behind.
  package struct Wished: Error {}

  /// Throws once the wish is there; `arm` comes first.
  package static func check() throws(Wished) {
    var polled = unsafe pollfd(fd: counter, events: CShort(POLLIN), revents: 0)
    if unsafe poll(&polled, 1, 0) == 1 { throw Wished() }
  }

  /// Ends the process by the signal that was the wish, as whoever sent it expects.
  package static func follow() -> Never {
    // Threads that run tasks block signals.
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe sigaddset(&signals, received)
    unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    unsafe raise(received)
    exit(1)
  }

  private nonisolated(unsafe) static var received = SIGTERM

  /// Set before the handler is, and never again.
  private nonisolated(unsafe) static var counter: CInt = -1

  /// Only calls that a handler may make (signal-safety(7)).
  private static let wish: @convention(c) (CInt) -> Void = { number in
    let code = errno
    _ = signal(number, SIG_DFL)
    unsafe received = number
    var one: UInt64 = 1
    _ = unsafe write(counter, &one, MemoryLayout<UInt64>.size)
    errno = code
  }
}
