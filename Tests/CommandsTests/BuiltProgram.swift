import Foundation

/// The built program, run as a user runs it, in a private folder of its own.
struct BuiltProgram {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "program-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: name))
  }

  /// Starts it; output goes into the files `<name>.out` and `<name>.err`, or to `output`.
  ///
  /// `limited` is the largest file that it may write, in blocks of 512 bytes.
  func start(
    _ words: [String], as name: String, limited blocks: Int? = nil, output: String? = nil
  ) throws -> Process {
    let process = Process()
    process.executableURL = try Self.executable()
    process.arguments = words
    if let blocks {
      process.arguments =
        ["-c", "ulimit -f \(blocks); exec \"$0\" \"$@\"", try Self.executable().path()] + words
      process.executableURL = URL(filePath: "/bin/sh")
    }
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput =
      try output.map { try FileHandle(forWritingTo: URL(filePath: $0)) } ?? file(name + ".out")
    process.standardError = try file(name + ".err")
    try process.run()
    return process
  }

  /// Runs it to its end.
  func run(
    _ words: [String], limited blocks: Int? = nil, output: String? = nil
  ) throws -> (status: Int32, output: String, errors: String) {
    let name = UUID().uuidString
    let process = try start(words, as: name, limited: blocks, output: output)
    process.waitUntilExit()
    return (process.terminationStatus, text(name + ".out"), text(name + ".err"))
  }

  func text(_ name: String) -> String {
    (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)) ?? ""
  }

  /// Waits until the file holds the text; false after ten seconds.
  func wait(for text: String, in name: String) async throws -> Bool {
    for _ in 0..<200 {
      if self.text(name).contains(text) { return true }
      try await Task.sleep(for: .milliseconds(50))
    }
    return false
  }

  private func file(_ name: String) throws -> FileHandle {
    let url = folder.appending(path: name)
    try Data().write(to: url)
    return try FileHandle(forWritingTo: url)
  }

  /// The program lies beside the bundle of the tests, wherever that is built.
  private static func executable() throws -> URL {
    let beside = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    for folder in [beside, root.appending(path: ".build/debug")] {
      let place = folder.appending(path: "rollcall")
      if FileManager.default.isExecutableFile(atPath: place.path()) { return place }
    }
    throw CocoaError(.fileNoSuchFile)
  }
}
