internal import Glibc

/// An open file that closes itself; only this target sees numbers of descriptors.
struct Descriptor: ~Copyable {
  /// -1 once closed.
  private(set) var number: CInt
  let path: String

  /// Opens `path`; the descriptor does not reach programs that are run.
  init(
    opening path: String, _ flags: CInt, mode: mode_t = 0, for action: FileError.Action
  ) throws(FileError) {
    self.path = path
    number = try SystemCall.run(action, path) {
      unsafe Glibc.open(path, flags | O_CLOEXEC, mode)
    }
  }

  init(owning number: CInt, path: String) {
    self.number = number
    self.path = path
  }

  // Whoever must know of a failed close calls `close()`. Linux releases the number even when
  // close is interrupted, so it is never repeated.
  deinit { if number >= 0 { _ = Glibc.close(number) } }

  /// Closes, and tells what the file system only reports now (NFS, quotas).
  mutating func close() throws(FileError) {
    let open = number
    number = -1
    if Glibc.close(open) != 0, errno != EINTR {
      throw FileError(.write, path, FileError.Reason(code: errno))
    }
  }

  /// Waits until everything written is on the device.
  borrowing func synchronize() throws(FileError) {
    let number = number
    _ = try SystemCall.run(.write, path) { fsync(number) }
  }

  /// Takes the advisory lock without waiting; false where somebody else holds it.
  borrowing func tryLock() throws(FileError) -> Bool {
    let number = number
    do {
      _ = try SystemCall.run(.lock, path) { flock(number, LOCK_EX | LOCK_NB) }
      return true
    } catch {
      if error.reason == .other(code: EWOULDBLOCK) { return false }
      throw error
    }
  }

  /// Takes the advisory lock, waiting for whoever holds it; nothing where the file system has none.
  borrowing func lock() throws(FileError) {
    let number = number
    do {
      _ = try SystemCall.run(.lock, path) { flock(number, LOCK_EX) }
    } catch {
      let absent = [ENOLCK, EOPNOTSUPP, ENOSYS].contains { error.reason == .other(code: $0) }
      if !absent { throw error }
    }
  }

  borrowing func status() throws(FileError) -> FileStatus {
    var raw = stat()
    let number = number
    _ = try SystemCall.run(.inspect, path) { unsafe fstat(number, &raw) }
    return FileStatus(raw)
  }
}
