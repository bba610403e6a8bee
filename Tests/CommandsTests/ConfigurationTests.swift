import Commands
import Connectors
import Formats
import HTTPServer
import Ingest
import TestSupport
import Testing

@Suite struct ConfigurationTests {
  @Test func `every mistake is told with its place and what to write`() throws {
    let cases = try #require(JSON.parse(Fixture.bytes("Commands/mistakes.json")).array)
    for entry in cases {
      let lines = (entry["lines"]?.array ?? []).compactMap { $0.string }
      let expected = (entry["mistakes"]?.array ?? []).compactMap { $0.string }
      let found = Self.mistakes(in: lines.joined(separator: "\n"))
      #expect(found == expected, "\(entry["name"]?.string ?? "")")
    }
    #expect(cases.count >= 8)
  }

  private static func mistakes(in text: String) -> [String] {
    do {
      _ = try Self.read(text)
      return []
    } catch {
      return error.all.map { "\($0.place.line):\($0.place.column): \($0.what)" }
    }
  }

  private static func read(
    _ text: String, isPrivate: Bool = false
  ) throws(Mistakes) -> Configuration {
    try Configuration.read(
      Array(text.utf8), file: "test.json", folder: "/etc/rollcall", isPrivate: isPrivate,
      builtIn: [("x.json", (try? Fixture.bytes("Commands/x.json")) ?? [])])
  }

  @Test func `what is not said has its default, and paths start from the file`() throws {
    let plain = try Self.read("{ instances: { b: { connector: 'x' }, a: { connector: 'x' } } }")
    #expect(plain.state == "/etc/rollcall/state")
    #expect(plain.listen.description == "127.0.0.1:8085")
    #expect(plain.publicURL.description == "http://127.0.0.1:8085")
    #expect(plain.keep.last == 10 && plain.keep.daily == 35 && plain.keep.monthly == 13)
    #expect(plain.instances.map { $0.name } == ["a", "b"])
    let instance = try #require(plain.instances.first)
    #expect(instance.isEnabled && instance.keepsAllAttributes && instance.about.isInScope)
    #expect(instance.scimProfile == "general" && instance.scimAuth == [])
    #expect(!instance.network.allowsHTTP && !instance.network.allowsPrivateNetwork)
    #expect(instance.network.caFile == nil && instance.network.proxy == nil)
    #expect(instance.caps.pages == 10_000 && instance.caps.minutes == 30)
    #expect(instance.shrinkGuard.percent == 10 && instance.shrinkGuard.objects == 10)
  }

  @Test func `what is said is kept`() throws {
    let configuration = try Self.read(
      """
      { state: "/var/lib/rollcall", keep: { last: 1, daily: 0, monthly: 2 },
        publicURL: "https://r.example.com/", limits: { idleSeconds: 7 },
        instances: { a: {
          connector: "x", enabled: false, title: "T", owner: null, inScope: false,
          caFile: "ca.pem", proxy: null, allowHTTP: true, attributes: "minimal",
          scimAuth: ["basic"], caps: { pages: 3 }, guard: { percent: 0 },
          secrets: { token: "hunter2", file: { file: "s" }, command: { command: ["a", "b"] } },
          allowLiteralSecrets: true, schedule: "0 * * * *", timeZone: "UTC" } } }
      """, isPrivate: true)
    #expect(configuration.state == "/var/lib/rollcall")
    #expect(configuration.keep.last == 1 && configuration.keep.daily == 0)
    #expect(configuration.publicURL.description == "https://r.example.com")
    #expect(configuration.limits.idleSeconds == 7)
    let instance = try #require(configuration.instances.first)
    #expect(!instance.isEnabled && !instance.keepsAllAttributes && !instance.about.isInScope)
    #expect(instance.about.title == "T" && instance.about.owner == nil)
    #expect(instance.network.caFile == "/etc/rollcall/ca.pem" && instance.network.allowsHTTP)
    #expect(instance.caps.pages == 3 && instance.caps.records == 2_000_000)
    #expect(instance.shrinkGuard.percent == 0 && instance.scimAuth == ["basic"])
    #expect(instance.schedule?.timeZone.name == "UTC")
    #expect(!"\(instance)".contains("hunter2"))
  }

  @Test func `the file that init writes is in order`() throws {
    let configuration = try Configuration.read(
      InitCommand.template, file: "rollcall.json", folder: "/", isPrivate: false)
    #expect(configuration.instances.map { $0.name } == ["github"])
  }

  @Test func `addresses and public URLs are taken or refused as the table says`() throws {
    let table = try JSON.parse(Fixture.bytes("Commands/addresses.json"))
    var wrong: [String] = []
    for (text, expected) in try #require(table["listen"]?.object) {
      let found = HostAndPort(text).map { $0.isLoopback ? "loopback" : "outside" } ?? "wrong"
      if found != expected.string { wrong.append("\(text) is \(found)") }
    }
    for (text, expected) in try #require(table["publicURL"]?.object) {
      let found = try? PublicURL(text).description
      if found != expected.string { wrong.append("\(text) is \(found ?? "refused")") }
    }
    #expect(wrong == [])
  }

  @Test func `a mistake in a secret or a URL is told once`() throws {
    let text = """
      { instances: {
        a: { connector: "buildkite", settings: { organization: "o" }, secrets: { token: "bkua_1" } },
        b: { connector: "buildkite", settings: { organization: "o" }, secrets: { tokn: { env: "T" } } },
        c: { connector: "buildkite", settings: { organization: "o", baseURL: "ftp://x" },
          secrets: { token: { env: "T" } } },
      } }
      """
    let mistakes = #expect(throws: Mistakes.self) {
      try Configuration.read(Array(text.utf8), file: "t", folder: "/", isPrivate: false)
    }
    let told = try #require(mistakes?.all)
    #expect(told.map { $0.place.line } == [2, 3, 4])
    #expect(told[0].what.contains("must not stand in the file itself"))
    #expect(told[1].what.contains("did you mean \"token\"?"))
    #expect(told[2].what.contains("must be a URL that begins with https://"))
  }

  @Test func `where every instance is off nothing is done silently`() throws {
    let off = try Self.read("{ instances: { a: { connector: 'x', enabled: false } } }")
    let failure = #expect(throws: CommandFailure.self) { try off.instances(named: []) }
    #expect(failure?.status == .configuration)
    #expect(failure?.what.contains("every instance has enabled: false") == true)
  }

  @Test func `an unknown instance is answered with the nearest`() throws {
    let configuration = try Self.read(
      "{ instances: { acme: { connector: 'x' }, off: { connector: 'x', enabled: false } } }")
    #expect(try configuration.instances(named: []).map { $0.name } == ["acme"])
    #expect(try configuration.instances(named: ["off", "off"]).map { $0.name } == ["off"])
    let failure = #expect(throws: CommandFailure.self) {
      try configuration.instances(named: ["amce"])
    }
    #expect(failure?.status == .usage)
    #expect(failure?.what.contains("did you mean \"acme\"?") == true)
  }
}
