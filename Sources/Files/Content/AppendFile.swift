internal import Glibc

/// A log of lines that only grows: a line is wholly there and on the device, or not at all.
package struct AppendFile: Sendable {
  package let path: String

  package init(_ path: String) { self.path = path }

  /// Appends `line` and a line feed; durable when this returns.
  package func append(_ line: [UInt8]) throws(FileError) {
    let isNew = try FileStatus.of(path) == nil
    let descriptor = try Descriptor(
      opening: path, O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW, mode: 0o600, for: .append)
    // Two processes may append; the lock keeps the repair below from cutting the other's line.
    try descriptor.lock()
    let size = try descriptor.status().size
    let torn = try descriptor.endsWithoutLineFeed(size: size)
    do {
      try descriptor.write(((torn ? [10] : []) + line + [10]).span)
      try descriptor.synchronize()
    } catch {
      try descriptor.truncate(to: size)
      throw FileError(.append, path, error.reason)
    }
    if isNew { try Folder.synchronize(Path.folder(of: path)) }
  }
}

extension Descriptor {
  /// A process killed in the middle of a line left it without its end.
  fileprivate borrowing func endsWithoutLineFeed(size: Int) throws(FileError) -> Bool {
    if size == 0 { return false }
    var last: UInt8 = 0
    let number = number
    let count = try SystemCall.run(.read, path) {
      unsafe pread(number, &last, 1, off_t(size - 1))
    }
    return count == 1 && last != 10
  }

  fileprivate borrowing func truncate(to size: Int) throws(FileError) {
    let number = number
    _ = try SystemCall.run(.append, path) { ftruncate(number, off_t(size)) }
  }
}
