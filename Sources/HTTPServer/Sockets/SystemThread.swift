import Glibc

/// A thread of the system for work that waits in system calls, away from Swift's own pool.
struct SystemThread: Sendable {
  private let thread: pthread_t

  private final class Work: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// Nil if the system has no thread left.
  init?(_ body: @escaping @Sendable () -> Void) {
    let work = unsafe Unmanaged.passRetained(Work(body))
    var thread = pthread_t()
    let result = unsafe pthread_create(
      &thread, nil,
      { context in
        guard let context = unsafe context else { return nil }
        let work = unsafe Unmanaged<Work>.fromOpaque(context).takeRetainedValue()
        SystemThread.leaveSignalsToOthers()
        work.body()
        return nil
      }, work.toOpaque())
    guard result == 0 else {
      unsafe work.release()
      return nil
    }
    self.thread = thread
  }

  func join() { pthread_join(thread, nil) }

  /// Requests to stop are for the thread that waits for them.
  private static func leaveSignalsToOthers() {
    var set = sigset_t()
    unsafe sigemptyset(&set)
    for signal in [SIGINT, SIGTERM, SIGHUP, SIGUSR1, SIGUSR2, SIGQUIT] {
      unsafe sigaddset(&set, signal)
    }
    unsafe pthread_sigmask(SIG_BLOCK, &set, nil)
  }
}
