import Connectors
import Files
import HTTP
import Ingest
import Testing

@Suite struct SecretFolderTests {
  private static func values(_ keeper: SecretFolder, _ name: String) async throws -> [String] {
    try await keeper.kept(name).map { [$0.value.reveal(), $0.origin] } ?? []
  }

  @Test func `a renewed secret outlives the process, and nobody else may read it`() async throws {
    let scratch = try Scratch()
    let state = scratch.path("state")
    do {
      let keeper = try SecretFolder("crm", state: state)
      #expect(try await Self.values(keeper, "refreshToken") == [])
      for value in ["first", "second"] {
        try await keeper.keep(
          KeptSecret(value: Secret(value), origin: "aa"), for: "refreshToken")
      }
      try await keeper.keep(KeptSecret(value: Secret("x"), origin: "bb"), for: "../other")
      // Another process would use up the token that this one holds.
      let other = try SecretFolder("crm", state: state)
      await #expect(throws: (any Error).self) { try await other.kept("refreshToken") }
      #expect(try await Self.values(try SecretFolder("hr", state: state), "refreshToken") == [])
    }
    let folder = state + "/secrets/crm"
    #expect(try FileStatus.of(folder)?.permissions == 0o700)
    let names = try Folder.names(in: folder).filter { $0 != "lock" }
    #expect(names.count == 2)
    for name in names {
      #expect(try FileStatus.of(folder + "/" + name)?.permissions == 0o600)
    }
    let next = try SecretFolder("crm", state: state)
    #expect(try await Self.values(next, "refreshToken") == ["second", "aa"])
    #expect(try await Self.values(next, "../other") == ["x", "bb"])
  }

  /// The pull that dies after the sign-in and before its first list: what the app gave is there.
  @Test func `a pull that is killed leaves the secret that the next one needs`() async throws {
    let scratch = try Scratch()
    let state = scratch.path("state")
    let first = RotatingApp(refreshToken: "configured-1")
    await Self.pull(first, state)
    #expect(first.isAlive == false)
    // The next one signs in with what the first was given, and is not killed.
    let second = RotatingApp(refreshToken: first.refreshToken, livesOn: true)
    let result = await Self.pull(second, state)
    #expect(result.failure == nil, "\(result.failure?.what ?? "")")
    // A newly configured secret goes before the one that was kept.
    let third = RotatingApp(refreshToken: "configured-2", livesOn: true)
    let again = await Self.pull(third, state, configured: "configured-2")
    #expect(again.failure == nil, "\(again.failure?.what ?? "")")
  }

  @discardableResult
  private static func pull(
    _ app: RotatingApp, _ state: String, configured: String = "configured-1"
  ) async -> PullResult {
    await RotatingApp.pull(app, state, configured: configured)
  }
}
