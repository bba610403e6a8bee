import Files
import Foundation
import Testing

@Suite struct FolderTests {
  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  @Test func `folders are made with their parents, private, and listed in order`() throws {
    let path = scratch.path("a/b/c")
    try Folder.create(path)
    try Folder.create(path)
    for name in ["z", "B", "a", "é"] { try File.write([], to: Path.join(path, name)) }
    #expect(try Folder.names(in: path) == ["B", "a", "z", "é"])
    #expect(try FileStatus.of(scratch.path("a"))?.permissions == 0o700)
    #expect(try Folder.createNew(scratch.path("new")))
    #expect(try !Folder.createNew(scratch.path("new")))
    #expect(Folder.isWritable(path) && !Folder.isWritable(scratch.path("none")))
  }

  @Test func `a folder takes its final name only where nothing is lost`() throws {
    try Folder.create(scratch.path("staging"))
    try File.write([1], to: scratch.path("staging/data"))
    try Folder.rename(scratch.path("staging"), to: scratch.path("final"))
    #expect(try File.read(scratch.path("final/data")) == [1])
    try Folder.create(scratch.path("staging"))
    let error = #expect(throws: FileError.self) {
      try Folder.rename(scratch.path("staging"), to: scratch.path("final"))
    }
    #expect(error?.reason == .notEmpty)
    #expect(error?.path == scratch.path("final"))
  }

  @Test func `a file in the way of a folder is an error`() throws {
    try File.write([], to: scratch.path("file"))
    for path in ["file", "file/below"] {
      #expect(throws: FileError.self) { try Folder.create(scratch.path(path)) }
    }
    #expect(throws: FileError.self) { try Folder.names(in: scratch.path("none")) }
  }

  @Test func `a tree is removed without following links`() throws {
    try Folder.create(scratch.path("tree/deep"))
    try File.write([], to: scratch.path("tree/deep/file"))
    try File.write([7], to: scratch.path("kept"))
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path("tree/link"), withDestinationPath: scratch.folder)
    try Folder.removeTree(scratch.path("tree"))
    #expect(try Folder.names(in: scratch.folder) == ["kept"])
  }

  @Test func `what a killed writer left is swept, what is being written is not`() throws {
    let left = scratch.path(".0011223344556677.temporary")
    let busy = scratch.path(".8899aabbccddeeff.temporary")
    for path in [left, busy, scratch.path(".hidden"), scratch.path("x.temporary")] {
      try File.write([1], to: path)
    }
    let writer = try #require(try FileLock(taking: busy))
    try Folder.sweep(scratch.folder)
    #expect(
      try Folder.names(in: scratch.folder)
        == [".8899aabbccddeeff.temporary", ".hidden", "x.temporary"])
    withExtendedLifetime(writer) {}
  }

  @Test(arguments: [
    ("/a/b", "/a", "b"), ("a", ".", "a"), ("/a", "/", "a"), ("a/b/", "a", "b"), ("/", "/", ""),
    ("a//b", "a", "b"), ("é/ü", "é", "ü"),
  ])
  func `paths are split`(path: String, folder: String, name: String) {
    #expect(Path.folder(of: path) == folder)
    #expect(Path.name(of: path) == name)
  }

  @Test func `paths are joined`() {
    #expect(Path.join("a", "b") == "a/b")
    #expect(Path.join("a/", "b") == "a/b")
    #expect(Path.join("a", "/b") == "/b")
    #expect(Path.join("", "b") == "b")
  }
}
