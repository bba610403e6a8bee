internal import Glibc

/// A new file under a name that nobody reads, until it is whole and takes its final name.
///
/// It stays locked while it lives, so that `sweep` can tell what a killed process left behind
/// from what is being written, without looking at a clock or a process number.
struct Temporary: ~Copyable {
  private let descriptor: Descriptor
  private let target: String

  private static let suffix = ".temporary"

  /// Opens an empty file beside `target`.
  init(for target: String) throws(FileError) {
    descriptor = try Self.open(beside: target)
    self.target = target
  }

  /// Writes `bytes` and waits until they are on the device.
  private borrowing func fill(_ bytes: [UInt8]) throws(FileError) {
    do {
      try descriptor.write(bytes.span)
      try descriptor.synchronize()
    } catch {
      Self.discard(descriptor.path)
      throw FileError(error.action, target, error.reason)
    }
  }

  /// Gives `bytes` the final name, replacing what stood there.
  consuming func replace(with bytes: [UInt8]) throws(FileError) {
    try fill(bytes)
    let (path, target) = (descriptor.path, target)
    do {
      _ = try SystemCall.run(.write, target) { unsafe Glibc.rename(path, target) }
    } catch {
      Self.discard(path)
      throw error
    }
    try Folder.synchronize(Path.folder(of: target))
  }

  /// Gives `bytes` the final name if it is free; false where it is taken.
  consuming func claim(with bytes: [UInt8]) throws(FileError) -> Bool {
    try fill(bytes)
    let (path, target) = (descriptor.path, target)
    defer { Self.discard(path) }
    do {
      // link() never replaces, on local disks and by specification on NFS.
      _ = try SystemCall.run(.create, target) { unsafe Glibc.link(path, target) }
    } catch {
      if error.reason == .exists { return false }
      throw error
    }
    try Folder.synchronize(Path.folder(of: target))
    return true
  }

  // What cannot be removed now is swept later; the failure that matters is the one before.
  private static func discard(_ path: String) {
    _ = unsafe unlink(path)
  }

  private static func open(beside target: String) throws(FileError) -> Descriptor {
    while true {
      let random = try Random.hexadecimal(bytes: 8)
      let path = Path.join(Path.folder(of: target), ".\(random)\(suffix)")
      do {
        let descriptor = try Descriptor(
          opening: path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o600, for: .create)
        try descriptor.lock()
        // A sweep may have taken it between its creation and the lock.
        if try descriptor.status().isLinked { return descriptor }
      } catch {
        if error.reason != .exists { throw FileError(.create, target, error.reason) }
      }
    }
  }

  /// Removes the temporaries in `folder` that nobody writes any more.
  static func sweep(_ folder: String) throws(FileError) {
    for name in try Folder.names(in: folder) where isTemporary(name) {
      let path = Path.join(folder, name)
      do {
        let descriptor = try Descriptor(
          opening: path, O_WRONLY | O_NOFOLLOW | O_NONBLOCK, for: .remove)
        if try descriptor.tryLock() { _ = try File.remove(path) }
      } catch {
        if !error.isNotFound { throw error }
      }
    }
  }

  static func isTemporary(_ name: String) -> Bool {
    name.utf8.first == UInt8(ascii: ".")
      && name.utf8.suffix(suffix.utf8.count).elementsEqual(
        suffix.utf8)
  }
}
