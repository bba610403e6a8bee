internal import Files
internal import Formats

/// The hidden folder that a bundle is written in, until it is whole and takes its name.
///
/// A lock beside it is held from before it exists until after it is gone, so that `sweep` can tell
/// what a killed process left behind from what is being written.
struct Draft {
  let folder: String
  private let lock: FileLock

  private static let prefix = ".uar_"
  private static let suffix = ".temporary"

  /// A new, empty folder beside the place where the bundle `name` will stand in `parent`.
  init(of name: String, in parent: String) throws(FileError) {
    let random = Hexadecimal.encode(try Random.bytes(8))
    folder = Path.join(parent, ".\(name).\(random)\(Self.suffix)")
    do throws(FileError) {
      guard let lock = try FileLock(taking: Self.lock(of: folder)) else {
        throw FileError(.create, folder, .locked)
      }
      self.lock = lock
      guard try Folder.createNew(folder) else { throw FileError(.create, folder, .exists) }
    } catch {
      _ = try? File.remove(Self.lock(of: folder))
      throw FileError(.create, Path.join(parent, name), error.reason)
    }
  }

  /// Gives the folder its final name; throws where that is taken.
  func publish(as target: String) throws(FileError) {
    try Folder.synchronize(folder)
    try Folder.rename(folder, to: target)
    // The bundle stands; an empty file that stays behind harms nobody.
    _ = try? File.remove(lock.path)
  }

  /// Removes everything. The failure that matters is the one before, so this tells none.
  func discard() {
    try? Folder.removeTree(folder)
    _ = try? File.remove(lock.path)
  }

  /// Removes the drafts in `parent` that nobody writes any more; those of another user, and what
  /// else cannot be removed, stand in nobody's way.
  static func sweep(_ parent: String) {
    for name in (try? Folder.names(in: parent)) ?? [] where isDraft(name) {
      let folder = Path.join(parent, name)
      guard let lock = try? FileLock(taking: Self.lock(of: folder)) else { continue }
      try? Folder.removeTree(folder)
      _ = try? File.remove(lock.path)
    }
  }

  private static func isDraft(_ name: String) -> Bool {
    name.utf8.starts(with: prefix.utf8)
      && name.utf8.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
  }

  private static func lock(of folder: String) -> String { folder + ".lock" }
}
