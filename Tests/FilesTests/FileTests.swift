import Files
import Foundation
import Testing

@Suite struct FileTests {
  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  @Test func `what is written is read, private, and leaves no temporary`() throws {
    let path = scratch.path("state")
    for size in [0, 1, 65_536, 3_000_000] {
      let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
      try File.write(bytes, to: path)
      #expect(try File.read(path) == bytes)
    }
    let status = try #require(try FileStatus.of(path))
    #expect(status.isPrivate && status.kind == .file && status.permissions == 0o600)
    #expect(abs(status.modified - SystemClock.now()) < 60_000)
    #expect(try Folder.names(in: scratch.folder) == ["state"])
  }

  @Test func `creation is exclusive, among threads too`() async throws {
    let path = scratch.path("record")
    let winners = try await withThrowingTaskGroup(of: [UInt8]?.self) { group in
      for number in UInt8(0)..<20 {
        group.addTask {
          try await Background.run { try File.create([number], at: path) ? [number] : nil }
        }
      }
      var winners: [[UInt8]] = []
      for try await winner in group { if let winner { winners.append(winner) } }
      return winners
    }
    #expect(winners.count == 1)
    #expect(try File.read(path) == winners.first)
    #expect(try Folder.names(in: scratch.folder) == ["record"])
  }

  @Test func `a bound on size is kept, for pipes as well`() throws {
    let path = scratch.path("large")
    try File.write([1, 2, 3], to: path)
    #expect(try File.read(path, limit: 3) == [1, 2, 3])
    let errors = [
      #expect(throws: FileError.self) { try File.read(path, limit: 2) },
      #expect(throws: FileError.self) { try File.read("/dev/zero", limit: 100_000) },
    ]
    #expect(errors.map { $0?.reason } == [.larger(than: 2), .larger(than: 100_000)])
  }

  @Test func `errors say what was tried, where, and what to do`() throws {
    try File.write([], to: scratch.path("file"))
    let cases: [(FileError.Reason, () throws -> Void)] = [
      (.notFound, { _ = try File.read(scratch.path("none")) }),
      (.isFolder, { _ = try File.read(scratch.folder) }),
      (.notFolder, { _ = try File.read(scratch.path("file/x")) }),
      (.notFound, { try File.write([], to: scratch.path("none/x")) }),
      (.invalidName, { _ = try File.read(scratch.path("a\0b")) }),
      (.invalidName, { _ = try File.read("") }),
      (.exists, { _ = try OutputFile(creating: scratch.path("file")) }),
      (.isFolder, { _ = try File.remove(scratch.folder) }),
      (.isFolder, { try File.write([], to: scratch.folder) }),
    ]
    for (reason, body) in cases {
      let error = #expect(throws: FileError.self) { try body() }
      #expect(error?.reason == reason)
      #expect(error.map { "\($0)".hasPrefix("cannot ") && "\($0)".contains("; ") } == true)
    }
    #expect(try File.readIfPresent(scratch.path("none")) == nil)
    #expect(
      "\(FileError(.write, "/a/b", .full))"
        == "cannot write /a/b: no space left on the device; free some space and run again; "
        + "what was there before is untouched")
  }

  @Test func `removing tells whether there was something`() throws {
    try File.write([], to: scratch.path("x"))
    #expect(try File.remove(scratch.path("x")))
    #expect(try !File.remove(scratch.path("x")))
  }

  @Test func `permissions for others are seen`() throws {
    let path = scratch.path("key")
    try File.write([], to: path)
    for (mode, isPrivate) in [(0o600, true), (0o400, true), (0o640, false), (0o604, false)] {
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
      #expect(try FileStatus.of(path)?.isPrivate == isPrivate)
    }
    #expect(try FileStatus.of(scratch.path("none")) == nil)
  }
}
