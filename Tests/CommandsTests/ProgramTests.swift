import CurlTransport
import Demo
import Formats
import Foundation
import HTTP
import HTTPServer
import Testing

/// Pull, serve, restart, kill: the built program as a user meets it.
@Suite(.serialized) struct ProgramTests {
  @Test func aRestartedServerServesFromDiskAndASecondOneIsRefused() async throws {
    let program = try BuiltProgram()
    defer { program.remove() }
    try program.write("id,login\n1,ada\n2,bob\n", to: "accounts.csv")
    try program.write(
      """
      { listen: "127.0.0.1:0", adminListen: "127.0.0.1:0",
        instances: { hr: { connector: "csv", settings: { accounts: "accounts.csv" } } } }
      """, to: "rollcall.json")
    #expect(try program.run(["pull"]).status == 0)
    let key = try program.run(["keys", "create", "hr"]).output.split(separator: "\n")[0]
    // The source is gone: whatever is served now comes from disk.
    try FileManager.default.removeItem(at: program.folder.appending(path: "accounts.csv"))
    for name in ["first", "again"] {
      let server = try program.start(["serve"], as: name)
      defer { kill(server.processIdentifier, SIGKILL) }
      try #require(try await program.wait(for: "/hr/scim/v2", in: name + ".err"))
      let refused = try program.run(["serve"])
      #expect(refused.status == 69 && refused.errors.contains("already running"))
      let page = try await Self.get(try Self.base(program.text(name + ".err")), String(key))
      #expect(page["totalResults"]?.integer == 2)
      kill(server.processIdentifier, SIGTERM)
      server.waitUntilExit()
      #expect(server.terminationStatus == 0, "\(program.text(name + ".err"))")
    }
    let failed = try program.run(["pull"])
    #expect(failed.status == 2 && failed.errors.contains("nothing is published"))
    #expect(try program.run(["export", "--stdout", "accounts"]).output.contains("ada"))
  }

  @Test func aServerTellsOfPullsThatOtherProcessesMade() async throws {
    let program = try BuiltProgram()
    defer { program.remove() }
    try program.write("id,login\n1,ada\n", to: "accounts.csv")
    try program.write(
      """
      { listen: "127.0.0.1:0", adminListen: "127.0.0.1:0",
        instances: { hr: { connector: "csv", settings: { accounts: "accounts.csv" } } } }
      """, to: "rollcall.json")
    #expect(try program.run(["pull"]).status == 0)
    let server = try program.start(["serve", "--no-pull"], as: "served")
    defer { kill(server.processIdentifier, SIGKILL) }
    try #require(try await program.wait(for: "/hr/scim/v2", in: "served.err"))
    try FileManager.default.removeItem(at: program.folder.appending(path: "accounts.csv"))
    #expect(try program.run(["pull"]).status == 2)
    let words = program.text("served.err").split { " \n".contains($0) }
    let admin = try #require(words.firstIndex(of: "admin").map { words[$0 + 2] })
    let failures = "rollcall_pull_failures_in_a_row{instance=\"hr\"} "
    var metrics = ""
    for _ in 0..<100 where !metrics.contains(failures + "1\n") {
      try await Task.sleep(for: .milliseconds(100))
      metrics = String(decoding: try await Self.body("http://\(admin)/metrics"), as: UTF8.self)
    }
    #expect(metrics.contains(failures + "1\n"), "\(metrics)")
  }

  @Test func anExportThatIsInterruptedLeavesNothing() async throws {
    let program = try BuiltProgram()
    defer { program.remove() }
    let rows = (0..<150_000).map { "\($0),user\($0)" }.joined(separator: "\n")
    try program.write("id,login\n\(rows)\n", to: "accounts.csv")
    try program.write(
      #"{ instances: { hr: { connector: "csv", settings: { accounts: "accounts.csv" } } } }"#,
      to: "rollcall.json")
    try #require(try program.run(["pull"]).status == 0)
    let reports = program.folder.appending(path: "reports")
    let export = try program.start(["export", "--out", "reports"], as: "export")
    while export.isRunning, Self.names(reports).isEmpty {
      try await Task.sleep(for: .milliseconds(5))
    }
    kill(export.processIdentifier, SIGTERM)
    export.waitUntilExit()
    #expect(export.terminationReason == .uncaughtSignal)
    #expect(Self.names(reports) == [])
  }

  private static func names(_ folder: URL) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
  }

  @Test func aPullKilledInTheMiddleLeavesTheGenerationBefore() async throws {
    let program = try BuiltProgram()
    defer { program.remove() }
    let app = SlowApp(
      try FakeBuildkite(token: DemoApps.buildkiteToken) { 1_780_000_000 })
    let server = Server(listen: .anyLoopbackPort, handler: app)
    try server.start()
    defer { server.stop() }
    try program.write(
      """
      { instances: { ci: { connector: "buildkite", allowHTTP: true, allowPrivateNetwork: true,
          settings: { organization: "acme-ci", baseURL: "http://127.0.0.1:\(server.port)/v2" },
          secrets: { token: { file: "token" } } } } }
      """, to: "rollcall.json")
    try program.write(DemoApps.buildkiteToken.reveal(), to: "token")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: program.folder.appending(path: "token").path())
    let first = try program.run(["pull"])
    try #require(first.status == 0, "\(first.errors)")
    let before = try program.run(["export", "--stdout", "memberships"]).output
    app.isSlow.withLock { $0 = true }
    for delay in [150, 400, 900] {
      let pull = try program.start(["pull"], as: "killed")
      try await Task.sleep(for: .milliseconds(delay))
      let other = try program.run(["pull"])
      #expect(other.status == 69 && other.errors.contains("already running"))
      kill(pull.processIdentifier, SIGKILL)
      pull.waitUntilExit()
      #expect(try program.run(["export", "--stdout", "memberships"]).output == before)
    }
    app.isSlow.withLock { $0 = false }
    let after = try program.run(["pull"])
    #expect(after.status == 0 && after.errors.contains("generation 2"), "\(after.errors)")
    #expect(try program.run(["export", "--stdout", "memberships"]).output == before)
  }

  private static func base(_ log: String) throws -> String {
    let line = try #require(log.split(separator: "\n").first { $0.contains("/hr/scim/v2") })
    return String(try #require(line.split(separator: " ").first { $0.hasPrefix("http://") }))
  }

  private static func get(_ base: String, _ key: String) async throws -> JSON {
    try JSON.parse(try await body("\(base)/Users", key))
  }

  /// What our own client reads; no other program is needed for it.
  private static func body(_ url: String, _ key: String? = nil) async throws -> [UInt8] {
    var options = TransportOptions(userAgent: "tests")
    options.allowHTTP = true
    options.allowPrivateNetwork = true
    let transport = CurlTransport(options)
    defer { transport.stop() }
    var request = Request(.get, url)
    if let key { request.fields[.authorization] = "Bearer \(key)" }
    return try await transport.send(request).body
  }
}

/// An app whose answers take their time, so that a pull can be met in the middle.
private final class SlowApp: Handler {
  let isSlow = Locked(false)
  private let app: any Handler

  init(_ app: any Handler) { self.app = app }

  func respond(to request: Request, into writer: inout ResponseWriter) {
    if isSlow.withLock({ $0 }) { Thread.sleep(forTimeInterval: 0.3) }
    app.respond(to: request, into: &writer)
  }
}
