internal import Glibc

/// Whole files: read within a bound, written so that a reader sees the old or the new, never a mix.
package enum File {
  /// The content of `path`, a regular file or a pipe, of at most `limit` bytes.
  package static func read(_ path: String, limit: Int = 1 << 32) throws(FileError) -> [UInt8] {
    let descriptor = try Descriptor(opening: path, O_RDONLY, for: .read)
    let status = try descriptor.status()
    if status.kind == .folder { throw FileError(.read, path, .isFolder) }
    if status.size > limit { throw FileError(.read, path, .larger(than: limit)) }
    return try descriptor.readAll(expected: status.size, limit: limit)
  }

  /// The content of `path`, nil where there is no such file.
  package static func readIfPresent(
    _ path: String, limit: Int = 1 << 32
  ) throws(FileError) -> [UInt8]? {
    do {
      return try read(path, limit: limit)
    } catch {
      if error.isNotFound { return nil }
      throw error
    }
  }

  /// Makes `bytes` the content of `path`, readable by nobody else, durable when this returns.
  package static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    try Temporary(for: path).replace(with: bytes)
  }

  /// Makes a new file of `bytes`; false, and nothing changed, where `path` exists.
  package static func create(_ bytes: [UInt8], at path: String) throws(FileError) -> Bool {
    try Temporary(for: path).claim(with: bytes)
  }

  /// Removes the name `path`; false where there was none.
  package static func remove(_ path: String) throws(FileError) -> Bool {
    do {
      _ = try SystemCall.run(.remove, path) { unsafe unlink(path) }
      return true
    } catch {
      if error.isNotFound { return false }
      throw error
    }
  }
}
