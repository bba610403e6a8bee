internal import Glibc

/// Signals as this program wants them, whatever it inherited.
package enum Signals {
  /// A closed pipe and the limit on file size become errors of `write` from here on, and
  /// programs that we run can be waited for.
  package static func settle() { _ = settled }

  private static let settled: Void = {
    for number in [SIGPIPE, SIGXFSZ] {
      let earlier = signal(number, SIG_IGN)
      precondition(unsafe unsafeBitCast(earlier, to: Int.self) != -1, "no such signal")
    }
    let earlier = signal(SIGCHLD, SIG_DFL)
    precondition(unsafe unsafeBitCast(earlier, to: Int.self) != -1, "no such signal")
  }()
}
