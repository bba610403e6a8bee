import Formats
import Foundation
import TestSupport
import Testing

/// What a user does wrong, or meets, gets one clear error from the built program.
struct BadInputTests {
  @Test(arguments: try BadInput.all())
  func isToldWhatWhereAndWhatToDo(_ input: BadInput) throws {
    let program = try BuiltProgram()
    defer { program.remove() }
    let server = try LoopbackServer(input.answers)
    defer { server.stop() }
    let filled = { (text: String) in
      text.replacing("{server}", with: "http://127.0.0.1:\(server.port)")
        .replacing("{port}", with: "\(server.port)")
        .replacing("{rows}", with: (0..<3000).map { "\($0),user\($0)\n" }.joined())
    }
    try input.prepare(program, filled)
    for words in input.before { try #require(try program.run(words).status == 0) }
    if let folder = input.damages { try Self.damage(program.folder.appending(path: folder)) }
    let run = try program.run(input.words, limited: input.limit, output: input.output)
    #expect(run.status == input.exit, "\(run.errors)")
    for words in input.says { #expect(run.errors.contains(filled(words)), "\(run.errors)") }
    for words in input.never { #expect(!(run.errors + run.output).contains(words)) }
    for line in run.errors.split(separator: "\n") where line.hasPrefix("error: ") {
      #expect(line.utf8.count < 600, "one line that somebody can read")
    }
    if let folder = input.leavesNothingIn {
      let path = program.folder.appending(path: folder).path()
      #expect(try FileManager.default.contentsOfDirectory(atPath: path) == [])
    }
  }

  /// One byte in the middle of the largest file is another one.
  private static func damage(_ folder: URL) throws {
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path())
      .map { folder.appending(path: $0) }
      .filter { (try? $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true }
      .map { ($0, try Data(contentsOf: $0)) }
    guard case (let file, var data)? = files.max(by: { $0.1.count < $1.1.count }) else { return }
    data[data.count / 2] ^= 1
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path())
    try data.write(to: file)
  }
}

/// One case of `Fixtures/Commands/badInput.json`.
struct BadInput: CustomTestStringConvertible, Sendable {
  let tree: JSON

  static func all() throws -> [BadInput] {
    let cases = try JSON.parse(Fixture.bytes("Commands/badInput.json")).array ?? []
    #if THREAD_SANITIZER
      // The sanitizer's own files count against the limit that stands for a full disk.
      return cases.map { BadInput(tree: $0) }.filter { $0.limit == nil }
    #else
      return cases.map { BadInput(tree: $0) }
    #endif
  }

  var testDescription: String { tree["name"]?.string ?? "" }
  var words: [String] { texts("words") }
  var says: [String] { texts("says") }
  var never: [String] { texts("never") }
  var exit: Int32 { tree["exit"]?.integer.map { Int32($0) } ?? -1 }
  /// Runs that come first and succeed.
  var before: [[String]] {
    tree["before"]?.array?.map { $0.array?.compactMap { $0.string } ?? [] } ?? []
  }
  /// The folder in which a byte is changed after the first runs.
  var damages: String? { tree["damages"]?.string }
  /// The largest file that may be written, in blocks of 512 bytes.
  var limit: Int? { tree["fileBlocks"]?.integer }
  var output: String? { tree["output"]?.string }
  /// The folder in which nothing half-done may be.
  var leavesNothingIn: String? { tree["leavesNothingIn"]?.string }

  var answers: [String: [LoopbackServer.Step]] {
    var answers: [String: [LoopbackServer.Step]] = [:]
    for (path, text) in tree["answers"]?.object ?? JSONObject() {
      answers[path] = [.text(text.string ?? "")]
    }
    return answers
  }

  func prepare(_ program: BuiltProgram, _ filled: (String) -> String) throws {
    for name in texts("folders") {
      try FileManager.default.createDirectory(
        at: program.folder.appending(path: name), withIntermediateDirectories: true)
    }
    for (name, text) in tree["files"]?.object ?? JSONObject() {
      try program.write(filled(text.string ?? ""), to: name)
      try mode("600", of: name, in: program)
    }
    for (name, text) in tree["modes"]?.object ?? JSONObject() {
      try mode(text.string ?? "", of: name, in: program)
    }
  }

  private func mode(_ text: String, of name: String, in program: BuiltProgram) throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: Int(text, radix: 8) ?? 0],
      ofItemAtPath: program.folder.appending(path: name).path())
  }

  private func texts(_ key: String) -> [String] {
    tree[key]?.array?.compactMap { $0.string } ?? []
  }
}
