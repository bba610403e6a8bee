import Demo
import Files
import Formats
import Glibc
import HTTP
import HTTPServer

/// A large GitHub organisation, pulled over loopback by the built program and compared with what
/// the generator made.
struct OrganizationPull {
  private static let milliseconds: UInt32 = 50
  private static let token = "benchmark-token"

  let program: String
  let roles: Int

  /// Prints the figures; tells whether every row was right.
  func measure() throws -> Bool {
    var size = OrganizationSize()
    size.organizationRoles = roles
    let organization = GeneratedOrganization(size)
    let app = SlowHandler(
      handler: FakeGitHub(token: Secret(Self.token), organization: organization) { 1_780_000_000 },
      milliseconds: Self.milliseconds)
    // So many threads that a pause seldom holds up another connection.
    let server = Server(listen: .anyLoopbackPort, threads: 64, handler: app)
    try server.start()
    defer { server.stop() }

    let folder = "/tmp/rollcall-benchmark-\(getpid())"
    try Folder.create(folder)
    defer { try? Folder.removeTree(folder) }
    try File.write(configuration(port: server.port), to: folder + "/rollcall.json")

    let start = SystemClock.monotonic()
    _ = try run(["pull"], in: folder)
    let took = SystemClock.monotonic() - start
    let isRight = try truth(in: folder) == organization.truth
    print(
      "github: \(size.users) users, \(size.teams) teams of \(size.teamSize), "
        + "\(size.repositories) repositories, \(size.outsideCollaborators) outside collaborators, "
        + "\(roles) organisation role(s), \(Self.milliseconds) ms an answer: "
        + "\(app.requests.value) requests, \(took) ms, rows \(isRight ? "right" : "WRONG")")
    return isRight
  }

  private func configuration(port: UInt16) -> [UInt8] {
    JSON.members([
      "state": .string("./state"),
      "instances": .members([
        "acme": .members([
          "connector": .string("github"),
          "settings": .members([
            "organization": .string("acme"), "baseURL": .string("http://127.0.0.1:\(port)"),
          ]),
          "secrets": .members(["token": .members(["env": .string("GITHUB_TOKEN")])]),
          "allowHTTP": .bool(true), "allowPrivateNetwork": .bool(true),
        ])
      ]),
    ]).pretty()
  }

  private func run(_ words: [String], in folder: String) throws -> [UInt8] {
    var program = Program(
      [program, "--config", folder + "/rollcall.json"] + words,
      environment: Environment.values(["PATH", "HOME"]) + [("GITHUB_TOKEN", Self.token)])
    program.limits.output = 1 << 26
    let outcome = try program.run()
    guard outcome.succeeded else {
      throw Failure(text: String(decoding: outcome.errors, as: UTF8.self))
    }
    return outcome.output
  }

  private func truth(in folder: String) throws -> OrganizationTruth {
    var truth = OrganizationTruth()
    truth.accounts = try lines("accounts", in: folder) { row in
      let factor = row["mfa_enabled"]?.bool.map { $0 ? "true" : "false" } ?? "unknown"
      return "\(text(row, "account_id")) \(text(row, "username")) \(factor)"
    }
    truth.memberships = try lines("memberships", in: folder) { row in
      ["group_id", "member_kind", "member_id", "member_role"].map { text(row, $0) }
        .joined(separator: " ")
    }
    truth.grants = try lines("grants", in: folder) { row in
      ["principal_kind", "principal_id", "entitlement_id"].map { text(row, $0) }
        .joined(separator: " ")
    }
    return truth
  }

  private func text(_ row: JSON, _ key: String) -> String { row[key]?.string ?? "" }

  private func lines(
    _ kind: String, in folder: String, _ line: (JSON) -> String
  ) throws -> Set<String> {
    let output = try run(["export", "--stdout", kind, "--format", "ndjson"], in: folder)
    return Set(try output.split(separator: ASCII.lineFeed).map { line(try JSON.parse(Array($0))) })
  }
}

/// The program did not do what it was asked for.
struct Failure: Error {
  let text: String
}
