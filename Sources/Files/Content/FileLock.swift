internal import Glibc

/// A lock on a file that lasts as long as this object, and ends with the process whatever happens.
package final class FileLock: Sendable {
  package let path: String
  private let descriptor: Descriptor

  /// Takes the lock without waiting; nil where another process (or part of this one) holds it.
  ///
  /// The file stays when the lock ends: removing it would let two processes lock two files of
  /// the same name.
  package init?(taking path: String) throws(FileError) {
    self.path = path
    descriptor = try Descriptor(
      opening: path, O_RDWR | O_CREAT | O_NOFOLLOW, mode: 0o600, for: .lock)
    guard try descriptor.tryLock() else { return nil }
  }
}
