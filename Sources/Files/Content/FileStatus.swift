internal import Glibc

/// What the file system says about a path: kind, size, owner and who may read it.
package struct FileStatus: Sendable, Equatable {
  package enum Kind: Sendable { case file, folder, other }

  package let kind: Kind
  package let size: Int
  /// Milliseconds since 1970 when the content last changed.
  package let modified: Int64
  /// The permission bits, as `chmod` takes them.
  package let permissions: UInt32
  package let isOurs: Bool
  /// Some name still leads to it.
  let isLinked: Bool

  /// Nobody but the user that we run as may read or write it.
  package var isPrivate: Bool { isOurs && permissions & 0o077 == 0 }

  /// The status of what `path` leads to, nil where there is nothing.
  package static func of(_ path: String) throws(FileError) -> FileStatus? {
    var raw = stat()
    do {
      _ = try SystemCall.run(.inspect, path) { unsafe stat(path, &raw) }
    } catch {
      if error.isNotFound || error.reason == .notFolder { return nil }
      throw error
    }
    return FileStatus(raw)
  }

  init(_ raw: stat) {
    kind =
      switch raw.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      default: .other
      }
    size = Int(clamping: raw.st_size)
    modified =
      Int64(clamping: raw.st_mtim.tv_sec) &* 1000
      &+ Int64(clamping: raw.st_mtim.tv_nsec) / 1_000_000
    permissions = UInt32(raw.st_mode) & 0o7777
    isOurs = raw.st_uid == geteuid()
    isLinked = raw.st_nlink > 0
  }
}
