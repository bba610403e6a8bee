internal import Glibc

/// A file written in a stream, buffered, for exports that are larger than memory should be.
///
/// It is written under its own name: the caller writes into a folder that nobody reads yet and
/// renames that folder when all of it is finished.
package final class OutputFile {
  package let path: String
  /// Bytes handed over so far, buffered ones included.
  package private(set) var count = 0

  private var descriptor: Descriptor?
  private var buffer: [UInt8] = []
  private static let bufferSize = 1 << 18

  /// Creates `path`, readable by nobody else; it must not exist.
  package init(creating path: String) throws(FileError) {
    self.path = path
    descriptor = try Descriptor(
      opening: path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o600, for: .create)
  }

  package func write(_ bytes: [UInt8]) throws(FileError) {
    try write(bytes.span)
  }

  package func write(_ bytes: borrowing Span<UInt8>) throws(FileError) {
    guard descriptor != nil else { throw FileError(.write, path, .other(code: EBADF)) }
    if buffer.count + bytes.count > Self.bufferSize { try flush() }
    if bytes.count > Self.bufferSize {
      try descriptor?.write(bytes)
    } else {
      unsafe bytes.withUnsafeBufferPointer { unsafe buffer.append(contentsOf: $0) }
    }
    count += bytes.count
  }

  /// Hands the rest over, waits for the device and closes; returns the number of bytes.
  package func finish() throws(FileError) -> Int {
    try flush()
    try descriptor?.synchronize()
    try descriptor?.close()
    descriptor = nil
    return count
  }

  private func flush() throws(FileError) {
    if buffer.isEmpty { return }
    try descriptor?.write(buffer.span)
    buffer.removeAll(keepingCapacity: true)
  }
}
