import Commands
import Connectors
import Formats
import Foundation
import TestSupport
import Testing

/// The commands that explain connectors and help to make one, on definitions that lie in files.
@Suite struct ConnectorsCommandTests {
  private let folder = TemporaryFolder()

  private func file(_ name: String, _ text: String) throws -> String {
    let path = folder.path + "/" + name
    try FileManager.default.createDirectory(
      atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(filePath: path))
    return path
  }

  private static let own = """
    { app: "github", name: "Ours", about: "people", evidence: { live: "our tenant", date: "2026-11" },
      notCovered: ["teams"], settings: { top: { about: "the one above", default: "acme" } },
      http: { base: "https://api.example.com", auth: { none: true } },
      streams: { people: {
        get: "/orgs/{$settings.top}/people", query: { state: "all" },
        page: { size: { query: "n", value: 50 }, next: { number: "page", until: "emptyPage" } },
        when: "$settings.top", emit: [{ account: { id: "id" } }] } } }
    """

  @Test func `list tells what each connector rests on`() async throws {
    let console = MemoryConsole()
    #expect(try await console.run(["connectors", "list", "--json"]) == .complete)
    let all = try #require(try JSON.parse(Array(console.output.utf8)).array)
    #expect(all.count == Catalogue.builtInFiles.count)
    for connector in all {
      let evidence = try #require(connector["evidence"]?.object)
      #expect(evidence["date"]?.string?.hasPrefix("20") == true)
      #expect(connector["origin"] == .string("built in"))
    }
    let text = MemoryConsole()
    #expect(try await text.run(["connectors", "list"]) == .complete)
    #expect(text.output.contains("RESTS ON") && text.output.contains("GitHub REST"))
  }

  @Test func `show names credentials, ends, limits and what is left out, for each connector`()
    async throws
  {
    for definition in try Catalogue.load().definitions {
      let console = MemoryConsole()
      #expect(try await console.run(["connectors", "show", definition.app]) == .complete)
      let named =
        definition.settings.map { $0.name } + definition.secrets.map { $0.about }
        + definition.secrets.compactMap { $0.link } + definition.streamNames
        + definition.notCovered + ["is known to be whole", "Limits:"]
      // Sentences are wrapped to the screen.
      let shown = console.output.split { $0.isWhitespace }.joined(separator: " ")
      #expect(named.filter { !shown.contains($0) } == [])
    }
  }

  @Test func `plan shows the requests of a file, with an instance's settings where one is named`()
    async throws
  {
    let definition = try file("ours.json", Self.own)
    let plain = MemoryConsole()
    #expect(try await plain.run(["connectors", "plan", definition]) == .complete)
    let template = "GET https://api.example.com/orgs/{$settings.top}/people?state=all&n=50"
    #expect(plain.output.contains(template))
    #expect(plain.output.contains("until a page is empty"))
    let configuration = try file(
      "rollcall.json",
      "{ instances: { one: { connector: \"github\", settings: { top: \"b-corp\" } } } }")
    let told = MemoryConsole()
    let words = ["connectors", "plan", definition, "one", "--config", configuration]
    #expect(try await told.run(words) == .complete)
    #expect(told.output.contains("GET https://api.example.com/orgs/b-corp/people?state=all&n=50"))
    #expect(told.output.contains("$settings.top: yes"))
  }

  @Test func `every built-in connector has a plan`() async throws {
    for definition in try Catalogue.load().definitions {
      let console = MemoryConsole()
      let words = ["connectors", "plan", definition.app, "--json"]
      #expect(try await console.run(words) == .complete)
      let lists = try JSON.parse(Array(console.output.utf8)).array ?? []
      #expect(lists.map { $0["list"]?.string } == definition.streamNames)
      #expect(lists.allSatisfy { $0["request"]?.string?.isEmpty == false })
    }
  }

  @Test func `check shows each mistake under its line`() async throws {
    let path = try file(
      "wrong.json",
      Self.own.replacingOccurrences(of: "until: \"emptyPage\"", with: "until: \"emptyPag\"")
        .replacingOccurrences(of: "emit:", with: "emits:"))
    let console = MemoryConsole()
    #expect(try await console.run(["connectors", "check", path]) == .configuration)
    let lines = console.errors.split(separator: "\n").map { String($0) }
    let page = try #require(lines.firstIndex { $0.contains("did you mean \"emptyPage\"?") })
    #expect(lines[page].contains("wrong.json:6:"))
    let pointed = try #require(lines[page + 2].firstIndex(of: "^"))
    let column = lines[page + 2].distance(from: lines[page + 2].startIndex, to: pointed)
    #expect(String(Array(lines[page + 1])[column...].prefix(10)) == "\"emptyPag\"")
    #expect(lines.contains { $0.contains("did you mean \"emit\"?") })
    let fine = MemoryConsole()
    let right = try file("right.json", Self.own)
    #expect(try await fine.run(["connectors", "check", right]) == .complete)
    #expect(fine.output.contains("in order") && fine.output.contains("people"))
  }

  @Test func `new writes what check accepts, and nothing over a file`() async throws {
    let first = MemoryConsole()
    let words = ["connectors", "new", "rabbit-mq", "--out", folder.path]
    #expect(try await first.run(words) == .complete)
    let path = folder.path + "/rabbit-mq.json"
    let check = MemoryConsole()
    #expect(try await check.run(["connectors", "check", path]) == .complete)
    #expect(check.output.contains("rabbit-mq: My App"))
    let before = try Data(contentsOf: URL(filePath: path))
    let second = MemoryConsole()
    #expect(try await second.run(words) == .usage)
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
    let odd = MemoryConsole()
    #expect(try await odd.run(["connectors", "new", "../x"]) == .usage)
  }

  @Test func `an own definition stands in the place of a built-in one, not of another own one`()
    async throws
  {
    _ = try file("mine/github.json", Self.own)
    let configuration = try file(
      "rollcall.json", "{ connectors: \"./mine\", instances: { one: { connector: \"github\" } } }")
    let console = MemoryConsole()
    #expect(
      try await console.run(["connectors", "list", "--config", configuration]) == .complete)
    #expect(console.output.contains("github is own, in place of the built-in one:"))
    #expect(console.output.contains("tried live: our tenant"))
    _ = try file("mine/second.json", Self.own)
    let twice = MemoryConsole()
    #expect(
      try await twice.run(["connectors", "list", "--config", configuration]) == .configuration)
    #expect(twice.errors.contains("there is a connector \"github\" already"))
  }
}
