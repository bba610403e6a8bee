import Glibc

/// A file descriptor that is closed when its owner goes.
struct Descriptor: ~Copyable {
  let number: Int32

  /// Nil if a system call said that there is none.
  init?(_ number: Int32) {
    guard number >= 0 else { return nil }
    self.number = number
  }

  deinit { close(number) }

  /// Gives the number to a new owner, such as another thread.
  consuming func release() -> Int32 {
    let number = self.number
    discard self
    return number
  }
}

extension Descriptor {
  /// One that can be given up when descriptors run out.
  static func reserve() -> Descriptor? {
    Descriptor(unsafe open("/dev/null", O_RDONLY | O_CLOEXEC))
  }
}
