import Commands
import Formats
import Foundation
import HTTP
import HTTPServer
import TestSupport
import Testing

/// A live pull, recorded and run again without the app.
@Suite struct RecordTests {
  private let folder = TemporaryFolder()

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: folder.path + "/recordings/people/" + name, encoding: .utf8)
  }

  /// Records the app of people; what the command told.
  private func record() async throws -> MemoryConsole {
    let port = Locked<UInt16>(0)
    let server = Server(
      listen: .anyLoopbackPort, threads: 1,
      handler: PeopleApp { "http://127.0.0.1:\(port.withLock { $0 })" })
    try server.start()
    defer { server.stop() }
    port.withLock { $0 = server.port }
    let definition = folder.path + "/people.json"
    try Data(try Fixture.bytes("Connectors/people.json")).write(to: URL(filePath: definition))
    try Data(PeopleApp.token.utf8).write(to: URL(filePath: folder.path + "/token"))
    let configuration = folder.path + "/rollcall.json"
    let instance = """
      { state: "./state", instances: { people: {
        connector: "people", allowHTTP: true, allowPrivateNetwork: true,
        settings: { baseURL: "http://127.0.0.1:\(server.port)", domain: "acme.test" },
        secrets: { token: { file: "token" } } } } }
      """
    try Data(instance.utf8).write(to: URL(filePath: configuration))
    for file in [configuration, folder.path + "/token"] {
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
    }
    let console = MemoryConsole()
    let words = [
      "connectors", "record", definition, "people", "--config", configuration, "--out",
      folder.path + "/recordings",
    ]
    #expect(try await console.run(words) == .complete, "\(console.errors)")
    return console
  }

  @Test func `a recording names nobody, keeps ids and hosts, and still joins`() async throws {
    _ = try await record()
    let exchanges = try text("exchanges.json")
    let all = exchanges + (try text("instance.json")) + (try text("expected/accounts.ndjson"))
    #expect(PeopleApp.people.filter { all.contains($0) } == [])
    for kept in ["https://cdn.acme.test/", "https://people.acme.test/u/", "\"id\": 7", "Engines"] {
      #expect(exchanges.contains(kept), "\(kept)")
    }
    let accounts = try text("expected/accounts.ndjson").split(separator: "\n")
      .map { try JSON.parse(Array($0.utf8)) }
    // The mail domain of the setting and that of the addresses are still one, the other is not.
    #expect(accounts.map { $0["is_external"] } == [.bool(false), .bool(true)])
    let first = try #require(accounts.first)
    let name = try #require(first["display_name"]?.string)
    let given = try #require(first["given_name"]?.string)
    let family = try #require(first["family_name"]?.string)
    #expect(name == "\(given) \(family)")
    #expect(
      first["email"]?.string?.lowercased().hasPrefix(first["username"]?.string ?? "-") == true)
    #expect(try text("expected/memberships.ndjson").split(separator: "\n").count == 2)
  }

  @Test func `a recording is tested without the app, and differences are told by row`()
    async throws
  {
    _ = try await record()
    let definition = folder.path + "/people.json"
    let words = ["connectors", "test", definition, "--recordings", folder.path + "/recordings"]
    let passed = MemoryConsole()
    #expect(try await passed.run(words) == .complete, "\(passed.output)")
    #expect(passed.output == "people: passed\n")
    let changed = try String(contentsOfFile: definition, encoding: .utf8)
      .replacingOccurrences(of: "admin: \"admin\"", with: "admin: \"write\"")
      .replacingOccurrences(of: "username: \"login\"", with: "username: \"given\"")
    try Data(changed.utf8).write(to: URL(filePath: definition))
    let failed = MemoryConsole()
    #expect(try await failed.run(words) == .selfCheckFailed)
    #expect(
      failed.output.contains("accounts.ndjson: 1: username: expected \"alder\", found \"Alder\""))
    #expect(failed.output.contains("privilege_level: expected \"admin\", found \"write\""))
  }

  @Test func `a recording is never written over another`() async throws {
    _ = try await record()
    let console = MemoryConsole()
    let words = [
      "connectors", "record", folder.path + "/people.json", "people", "--config",
      folder.path + "/rollcall.json", "--out", folder.path + "/recordings",
    ]
    #expect(try await console.run(words) == .usage)
    #expect(console.errors.contains("holds a recording already"))
  }
}
