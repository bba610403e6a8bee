extension Folder {
  /// Removes `path` with everything in it; links are removed, never followed.
  package static func removeTree(_ path: String) throws(FileError) {
    do {
      _ = try File.remove(path)
      return
    } catch {
      // Linux says EISDIR for a folder, other systems EPERM (POSIX unlink).
      if error.reason != .isFolder && error.reason != .notPermitted { throw error }
    }
    for name in try names(in: path) { try removeTree(Path.join(path, name)) }
    _ = try remove(path)
  }
}
