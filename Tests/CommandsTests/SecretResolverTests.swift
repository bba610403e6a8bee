import Commands
import Foundation
import HTTP
import Testing

@Suite struct SecretResolverTests {
  private let resolver = SecretResolver(environment: { ["SET": "from-env", "EMPTY": ""][$0] })

  @Test func `each kind of reference gives its value`() throws {
    try withFolder { folder in
      try write("from-file\n", folder + "/secret", mode: 0o600)
      let key = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----"
      try write(key + "\n", folder + "/key", mode: 0o600)
      #expect(try resolver.resolve(.file(path: folder + "/key"), "s").reveal() == key)
      let found = try [
        SecretReference.environment(name: "SET"), .file(path: folder + "/secret"),
        .command(words: ["/bin/echo", "from-command"]),
      ].map { try resolver.resolve($0, "s").reveal() }
      #expect(found == ["from-env", "from-file", "from-command"])
    }
  }

  @Test func `what is missing is told with what to do, and no value`() throws {
    try withFolder { folder in
      try write("hunter2", folder + "/open", mode: 0o644)
      try write("\n", folder + "/empty", mode: 0o600)
      try write("hunter2\r\nhunter2\r\n", folder + "/two", mode: 0o600)
      let cases: [(SecretReference, String)] = [
        (.environment(name: "UNSET"), "UNSET is not set: run export UNSET=... first"),
        (.environment(name: "EMPTY"), "EMPTY is empty"),
        (.file(path: folder + "/open"), "can be read by others: run chmod 600 \(folder)/open"),
        (.file(path: folder + "/empty"), "is empty"),
        (.file(path: folder + "/none"), "does not exist"),
        (.command(words: ["/bin/sh", "-c", "echo why >&2; exit 3"]), "exit code 3 and said: why"),
        (.command(words: ["/bin/true"]), "must print one value"),
        (.command(words: ["/bin/echo", "hunter2\nhunter2"]), "one line is due"),
        (.file(path: folder + "/two"), "two has a line break"),
        (.command(words: ["no-such-program"]), "not installed"),
        (
          .command(words: ["/bin/sh", "-c", "echo hunter2; echo hunter2 >&2; exit 1"]),
          "exit code 1"
        ),
      ]
      for (reference, expected) in cases {
        let failure = #expect(throws: CommandFailure.self) { try resolver.resolve(reference, "s") }
        #expect(failure?.status == .configuration)
        let what = failure?.what ?? ""
        #expect(what.contains(expected) && !what.contains("hunter2"), "\(what)")
      }
    }
  }

  private func write(_ text: String, _ path: String, mode: Int) throws {
    let attributes = [FileAttributeKey.posixPermissions: mode]
    try #require(
      FileManager.default.createFile(
        atPath: path, contents: Data(text.utf8), attributes: attributes))
  }

  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path())
  }
}
