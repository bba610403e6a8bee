internal import Files

/// The right to be the only one, in this state folder, to pull an instance or to serve.
package struct StateLock: Sendable {
  private let lock: FileLock

  /// One writer per instance.
  package static func pulling(_ instance: String, state folder: String) throws -> StateLock {
    // The name is checked as that of any object is: it becomes a path.
    let name = try StoreName("locks").appending("pull-\(instance)")
    return try StateLock(
      folder, name.last, AlreadyRunning(what: "pull of \(instance)", folder: folder))
  }

  /// One server per state.
  package static func serving(state folder: String) throws -> StateLock {
    try StateLock(folder, "serve", AlreadyRunning(what: "serve", folder: folder))
  }

  private init(_ folder: String, _ name: String, _ refusal: AlreadyRunning) throws {
    let locks = Path.join(folder, "locks")
    try Folder.create(locks)
    guard let lock = try FileLock(taking: Path.join(locks, name)) else { throw refusal }
    self.lock = lock
  }

  /// Somebody else has that right now.
  package struct AlreadyRunning: Error, Equatable, CustomStringConvertible {
    let what: String
    let folder: String

    package var description: String {
      "already running: another process has the \(what) on \(folder); wait for it or stop it"
    }
  }
}
