internal import Glibc

/// Folders: made private, listed, renamed into place, removed.
package enum Folder {
  /// Makes `path` and the folders above it, each for our eyes only; what exists is left as it is.
  package static func create(_ path: String) throws(FileError) {
    if try exists(path) { return }
    let parent = Path.folder(of: path)
    if parent != path { try create(parent) }
    do {
      _ = try SystemCall.run(.create, path) { unsafe mkdir(path, 0o700) }
    } catch {
      // Somebody else may have made it meanwhile.
      if error.reason == .exists, try exists(path) { return }
      throw error
    }
    try synchronize(parent)
  }

  /// Makes `path`, whose parent exists; false where something of that name exists.
  package static func createNew(_ path: String) throws(FileError) -> Bool {
    do {
      _ = try SystemCall.run(.create, path) { unsafe mkdir(path, 0o700) }
    } catch {
      if error.reason == .exists { return false }
      throw error
    }
    try synchronize(Path.folder(of: path))
    return true
  }

  /// A folder stands at `path`; throws where something else does.
  package static func exists(_ path: String) throws(FileError) -> Bool {
    guard let status = try FileStatus.of(path) else { return false }
    if status.kind != .folder { throw FileError(.create, path, .notFolder) }
    return true
  }

  /// The names in `path`, sorted bytewise; throws where there is no such folder.
  package static func names(in path: String) throws(FileError) -> [String] {
    guard !path.utf8.contains(0), let stream = unsafe opendir(path) else {
      throw FileError(.list, path, FileError.Reason(code: errno))
    }
    defer { _ = unsafe closedir(stream) }
    var names: [String] = []
    while true {
      // readdir() tells its end from a failure by errno alone.
      errno = 0
      guard let entry = unsafe readdir(stream) else {
        if errno != 0 { throw FileError(.list, path, FileError.Reason(code: errno)) }
        break
      }
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
        unsafe String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self))
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Gives the folder `path` the name `target`, which is free or an empty folder, durably.
  package static func rename(_ path: String, to target: String) throws(FileError) {
    guard !path.utf8.contains(0) else { throw FileError(.write, path, .invalidName) }
    _ = try SystemCall.run(.write, target) { unsafe Glibc.rename(path, target) }
    let (old, new) = (Path.folder(of: path), Path.folder(of: target))
    try synchronize(new)
    if old != new { try synchronize(old) }
  }

  /// Removes `path` if it is empty; false where there is none.
  package static func remove(_ path: String) throws(FileError) -> Bool {
    do {
      _ = try SystemCall.run(.remove, path) { unsafe rmdir(path) }
      return true
    } catch {
      if error.isNotFound { return false }
      throw error
    }
  }

  /// Removes what killed processes left half written in `path`.
  package static func sweep(_ path: String) throws(FileError) {
    try Temporary.sweep(path)
  }

  /// We may make and remove files in it.
  package static func isWritable(_ path: String) -> Bool {
    if path.utf8.contains(0) { return false }
    return unsafe access(path, W_OK | X_OK) == 0
  }

  /// Waits until the names in `path` are on the device.
  package static func synchronize(_ path: String) throws(FileError) {
    let descriptor = try Descriptor(opening: path, O_RDONLY | O_DIRECTORY, for: .write)
    do {
      try descriptor.synchronize()
    } catch {
      // Some network file systems cannot synchronise folders and say EINVAL.
      if error.reason != .invalidName { throw error }
    }
  }
}
