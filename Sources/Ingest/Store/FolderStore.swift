internal import Files

/// A store in a folder of the local disk, which nobody but the user that we run as may enter.
package struct FolderStore: Store {
  package let folder: String

  package enum Use: Sendable {
    /// The folder is made where it is missing, and must be writable.
    case writing
    /// Nothing is changed, not even a missing folder made.
    case reading
  }

  package init(_ folder: String, for use: Use = .writing) throws {
    self.folder = folder
    switch try FileStatus.of(folder) {
    case nil where use == .reading: throw StoreError(.missingFolder(folder))
    case nil: try Folder.create(folder)
    case let status?:
      if status.kind != .folder { throw StoreError(.notFolder(folder)) }
      if !status.isOurs { throw StoreError(.foreignFolder(folder)) }
      if !status.isPrivate { throw StoreError(.exposedFolder(folder)) }
    }
    // The owner bits say it even to root, whom `access` would let in.
    if use == .writing {
      let isOpen = try FileStatus.of(folder).map { $0.permissions & 0o300 == 0o300 } ?? false
      if !isOpen || !Folder.isWritable(folder) { throw StoreError(.readOnlyFolder(folder)) }
    }
  }

  package func get(_ name: StoreName) async throws -> [UInt8]? {
    let path = path(name)
    return try await Background.run {
      guard let status = try FileStatus.of(path) else { return nil }
      if !status.isPrivate { throw StoreError(.exposedFile(path)) }
      return try File.readIfPresent(path)
    }
  }

  package func put(_ name: StoreName, _ bytes: [UInt8]) async throws {
    let path = path(name)
    try await Background.run {
      try Folder.create(Path.folder(of: path))
      try File.write(bytes, to: path)
    }
  }

  package func create(_ name: StoreName, _ bytes: [UInt8]) async throws -> Bool {
    let path = path(name)
    return try await Background.run {
      try Folder.create(Path.folder(of: path))
      return try File.create(bytes, at: path)
    }
  }

  package func list(below folder: StoreName) async throws -> [StoreName] {
    var names: [StoreName] = []
    try collect(folder, path(folder), into: &names)
    return names.sorted()
  }

  package func delete(_ name: StoreName) async throws {
    _ = try File.remove(path(name))
  }

  /// Removes what killed processes left half written; for whoever writes, once at its start.
  package func sweep() throws {
    try sweep(folder)
  }

  private func path(_ name: StoreName) -> String { Path.join(folder, name.text) }

  private func collect(
    _ name: StoreName, _ path: String, into names: inout [StoreName]
  ) throws {
    guard let entries = try entries(path) else { return }
    for entry in entries {
      // What is not a name of ours (temporaries, an editor's leavings) is no object.
      guard let below = try? name.appending(entry) else { continue }
      let path = Path.join(path, entry)
      switch try FileStatus.of(path)?.kind {
      case .file: names.append(below)
      case .folder: try collect(below, path, into: &names)
      default: continue
      }
    }
  }

  private func sweep(_ path: String) throws {
    guard let entries = try entries(path) else { return }
    try Folder.sweep(path)
    for entry in entries where try FileStatus.of(Path.join(path, entry))?.kind == .folder {
      try sweep(Path.join(path, entry))
    }
  }

  /// The names in a folder, nil where there is none.
  private func entries(_ path: String) throws -> [String]? {
    do {
      return try Folder.names(in: path)
    } catch {
      if error.isNotFound { return nil }
      throw error
    }
  }
}
