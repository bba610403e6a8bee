import Files
import Foundation
import Ingest
import Testing

@Suite struct FolderStoreTests {
  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  func setPermissions(_ mode: Int, _ path: String) throws {
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
  }

  @Test func `a state folder is made private, and so is all in it`() async throws {
    let folder = scratch.path("a/state")
    let store = try FolderStore(folder)
    try await store.put(StoreName("keys/github/k1.json"), [1])
    for (path, mode) in [("", 0o700), ("/keys", 0o700), ("/keys/github/k1.json", 0o600)] {
      #expect(try FileStatus.of(folder + path)?.permissions == UInt32(mode))
    }
  }

  @Test func `a folder that others can enter, or nobody can write, is refused`() throws {
    let cases: [(mode: Int, reason: (String) -> StoreError.Reason)] = [
      (0o755, { .exposedFolder($0) }), (0o710, { .exposedFolder($0) }),
      (0o704, { .exposedFolder($0) }), (0o500, { .readOnlyFolder($0) }),
    ]
    for (mode, reason) in cases {
      let path = scratch.path("state-\(mode)")
      try Folder.create(path)
      try setPermissions(mode, path)
      let error = #expect(throws: StoreError.self) { try FolderStore(path) }
      #expect(error?.reason == reason(path))
      #expect(error.map { "\($0)".hasSuffix("run: chmod 700 \(path)") } == true)
    }
    try File.write([], to: scratch.path("file"))
    let file = #expect(throws: StoreError.self) { try FolderStore(scratch.path("file")) }
    #expect(file?.reason == .notFolder(scratch.path("file")))
  }

  @Test func `reading makes nothing and needs no right to write`() async throws {
    let missing = #expect(throws: StoreError.self) {
      try FolderStore(scratch.path("none"), for: .reading)
    }
    #expect(missing?.reason == .missingFolder(scratch.path("none")))
    #expect(try FileStatus.of(scratch.path("none")) == nil)
    let folder = scratch.path("state")
    try await FolderStore(folder).put(StoreName("gen/a/1"), [5])
    try setPermissions(0o500, folder)
    #expect(try await FolderStore(folder, for: .reading).get(StoreName("gen/a/1")) == [5])
  }

  @Test func `a file that others can read is refused`() async throws {
    let store = try FolderStore(scratch.path("state"))
    let name = try StoreName("keys/a/k.json")
    try await store.put(name, [1])
    try setPermissions(0o640, scratch.path("state/keys/a/k.json"))
    await #expect(throws: StoreError.self) { try await store.get(name) }
  }

  @Test func `what a killed process left is no object, and is swept`() async throws {
    let store = try FolderStore(scratch.path("state"))
    let name = try StoreName("gen/a/1.json")
    try await store.put(name, [1])
    let left = scratch.path("state/gen/a/.00ff00ff00ff00ff.temporary")
    try File.write([1], to: left)
    #expect(try await store.list(below: StoreName("gen")) == [name])
    try store.sweep()
    #expect(try FileStatus.of(left) == nil)
    #expect(try await store.get(name) == [1])
  }
}
