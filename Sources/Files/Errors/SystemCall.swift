internal import Glibc

/// Runs system calls so that no failure is overlooked: again after a signal, thrown otherwise.
enum SystemCall {
  /// The result of `body`, which returns -1 and sets `errno` where it fails.
  static func run<Result: SignedInteger>(
    _ action: FileError.Action, _ path: String, _ body: () -> Result
  ) throws(FileError) -> Result {
    // A name with a NUL byte would be cut short by C and name another file.
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw FileError(action, path, .invalidName)
    }
    while true {
      let result = body()
      if result >= 0 { return result }
      let code = errno
      if code != EINTR { throw FileError(action, path, FileError.Reason(code: code)) }
    }
  }
}
