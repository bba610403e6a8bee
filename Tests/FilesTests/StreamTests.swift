import Files
import Foundation
import Testing

@Suite struct StreamTests {
  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  @Test func `an output file holds every piece in order`() throws {
    let file = try OutputFile(creating: scratch.path("out"))
    var expected: [UInt8] = []
    for size in [0, 1, 100_000, 200_000, 262_144, 262_145, 900_000, 3] {
      let piece = [UInt8](repeating: UInt8(truncatingIfNeeded: size), count: size)
      try file.write(piece)
      expected += piece
    }
    #expect(file.count == expected.count)
    #expect(try file.finish() == expected.count)
    #expect(try File.read(scratch.path("out")) == expected)
    #expect(try FileStatus.of(scratch.path("out"))?.permissions == 0o600)
    #expect(throws: FileError.self) { try file.write([1]) }
  }

  @Test func `lines are appended whole by many at once`() async throws {
    let log = AppendFile(scratch.path("log"))
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<20 {
        group.addTask {
          try await Background.run {
            try log.append(Array(String(repeating: "\(number % 10)", count: 5000).utf8))
          }
        }
      }
      try await group.waitForAll()
    }
    let lines = try File.read(log.path).split(separator: 10)
    #expect(lines.count == 20)
    #expect(lines.allSatisfy { Set($0).count == 1 && $0.count == 5000 })
    #expect(try FileStatus.of(log.path)?.isPrivate == true)
  }

  @Test func `a line that was torn does not swallow the next`() throws {
    let log = AppendFile(scratch.path("log"))
    try File.write(Array("whole\nto".utf8), to: log.path)
    try log.append(Array("next".utf8))
    #expect(try File.read(log.path) == Array("whole\nto\nnext\n".utf8))
  }

  @Test func `a lock is held once, and free when its holder is gone`() throws {
    let path = scratch.path("lock")
    var first = try FileLock(taking: path)
    #expect(first != nil)
    #expect(try FileLock(taking: path) == nil)
    first = nil
    #expect(try FileLock(taking: path) != nil)
    #expect(throws: FileError.self) { try FileLock(taking: scratch.path("none/lock")) }
  }
}
