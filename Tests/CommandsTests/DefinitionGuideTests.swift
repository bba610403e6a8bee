import Commands
import Foundation
import TestSupport
import Testing

@testable import Connectors

/// Keeps the guides for authors of definitions true: their words are those of the reader, and their
/// examples run.
@Suite struct DefinitionGuideTests {
  private static let root = Fixture.root.deletingLastPathComponent()

  private static func guide(_ name: String) throws -> String {
    try String(
      contentsOf: root.appending(path: "Sources/rollcall/Documentation.docc/\(name).md"),
      encoding: .utf8)
  }

  /// What stands in single backticks, and the names inside of it.
  private static func words(in text: String) -> Set<String> {
    let spans = text.components(separatedBy: "`").enumerated()
      .filter { $0.offset % 2 == 1 }.map { $0.element }
    return Set(
      spans.flatMap { span in
        span.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }.map { String($0) }
      })
  }

  /// The keys that the reader asks for, as its source has them.
  private static func keys() throws -> Set<String> {
    let folder = root.appending(path: "Sources/Connectors/Definition/Reading")
    let calls = [
      /\w\.(?:string|value|required|requiredString|object|bool|integer|strings|word|has)\(\s*"(\w+)"/,
      /\b(?:needed|option|secret|optionalSecret|token)\(\s*"(\w+)"/,
      /\bplace\(object, "(\w+)"\)/,
    ]
    var keys: Set<String> = []
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path()) {
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      for call in calls { keys.formUnion(text.matches(of: call).map { String($0.output.1) }) }
    }
    return keys
  }

  @Test func `the reference has every word of the language`() throws {
    let reference = Self.words(in: try Self.guide("Definition"))
    let keys = try Self.keys()
    #expect(keys.count > 150)
    #expect(keys.subtracting(reference).sorted() == [])
    var words: Set<String> = []
    for kind in EmittedThing.Kind.allCases {
      words.insert(kind.rawValue)
      words.formUnion(EmittedThing.fields(of: kind))
    }
    words.formUnion(ErrorRule.Meaning.allCases.map { $0.rawValue })
    words.formUnion(ThrottleRule.ResetUnit.allCases.map { $0.rawValue })
    words.formUnion(TimeForm.Spelling.allCases.map { $0.rawValue })
    words.formUnion(OAuth2Rule.Grant.allCases.map { $0.rawValue })
    words.formUnion(SigningAlgorithm.allCases.map { $0.rawValue })
    words.formUnion(PageRule.Step.allCases.map { $0.rawValue })
    words.formUnion(InnerList.Absence.Meaning.allCases.map { $0.rawValue })
    words.formUnion(StreamDefinition.Emptiness.allCases.map { $0.rawValue })
    #expect(words.subtracting(reference).sorted() == [])
  }

  @Test func `no key stands in the reference that the reader does not know`() throws {
    let rows = try Self.guide("Definition").split(separator: "\n")
      .filter { $0.hasPrefix("| `") && !$0.hasPrefix("| `{") && !$0.hasPrefix("| `$") }
    let named = rows.flatMap { Self.words(in: String($0.split(separator: "|")[0])) }
    #expect(named.count > 80)
    var known = try Self.keys().union(["next", "why", "name"])
    known.formUnion(EmittedThing.Kind.allCases.map { $0.rawValue })
    known.formUnion(ErrorRule.Meaning.allCases.map { $0.rawValue })
    #expect(Set(named).subtracting(known).sorted() == [])
  }

  @Test func `messages that the guide explains are said`() throws {
    let guide = try Self.guide("WriteAConnector")
    let table = guide.components(separatedBy: "| The message has | Do |").last ?? ""
    let messages = table.split(separator: "\n").filter { $0.hasPrefix("| `") }
      .compactMap { $0.split(separator: "`").dropFirst().first.map { String($0) } }
    #expect(messages.count > 10)
    var source = ""
    for target in ["Connectors", "CurlTransport"] {
      let files = FileManager.default.enumerator(
        at: Self.root.appending(path: "Sources/\(target)"), includingPropertiesForKeys: nil)
      for case let file as URL in files ?? .init() where file.pathExtension == "swift" {
        source += try String(contentsOf: file, encoding: .utf8)
      }
    }
    for message in messages { #expect(source.contains(message), "\(message)") }
  }

  /// The definitions in the guide, by the names of their apps.
  private static func examples() throws -> [String: String] {
    let blocks = try guide("WriteAConnector").components(separatedBy: "```json5\n").dropFirst()
      .compactMap { $0.components(separatedBy: "```").first }
      .filter { $0.contains("streams: {") }
    return Dictionary(
      uniqueKeysWithValues: blocks.map { block in
        (block.firstMatch(of: /app: "([a-z]+)"/).map { String($0.output.1) } ?? "", block)
      })
  }

  @Test func `the examples are short, in order, and give what is expected of their recordings`()
    async throws
  {
    let examples = try Self.examples()
    #expect(examples.keys.sorted() == ["deskly", "tracklane"])
    let folder = TemporaryFolder()
    for (name, text) in examples {
      #expect(text.split(separator: "\n").count <= 60, "\(name)")
      let file = folder.path + "/\(name).json"
      try Data(text.utf8).write(to: URL(filePath: file))
      for words in [["check", file], ["plan", file]] {
        let console = MemoryConsole()
        #expect(try await console.run(["connectors"] + words) == .complete, "\(console.errors)")
      }
      let recordings = Fixture.root.appending(path: "guide").path()
      try await acceptIfRecording(name, Array(text.utf8), in: recordings)
      let console = MemoryConsole()
      let words = ["connectors", "test", file, "--recordings", recordings]
      #expect(try await console.run(words) == .complete, "\(console.output)\(console.errors)")
    }
  }
}

/// With `ROLLCALL_RECORD=1`, takes what the recording gives as expected; look at the difference then.
private func acceptIfRecording(_ name: String, _ bytes: [UInt8], in folder: String) async throws {
  guard ProcessInfo.processInfo.environment["ROLLCALL_RECORD"] != nil else { return }
  let definition = try DefinitionReader.read(bytes, file: name)
  _ = try await ConnectorTest(definition: definition, folder: "\(folder)/\(name)").accept()
}

/// Definitions that were written from the guide for servers that are there, as an author's would be.
@Suite struct OwnDefinitionTests {
  private static let folder = Fixture.root.appending(path: "own").path()

  private static let instances = [
    "jupyterhub": #"settings: { baseURL: "https://a.example" }, secrets: { token: { env: "A" } }"#,
    "rabbitmq":
      #"settings: { baseURL: "https://a.example", user: "a" }, secrets: { password: { env: "A" } }"#,
  ]

  @Test(arguments: instances)
  func theyAreEqualCitizens(name: String, settings: String) async throws {
    let console = MemoryConsole()
    let file = "\(Self.folder)/\(name).json"
    try await acceptIfRecording(name, Fixture.bytes("own/\(name).json"), in: Self.folder)
    #expect(
      try await console.run(["connectors", "test", file, "--recordings", Self.folder])
        == .complete, "\(console.output)\(console.errors)")
    let configuration = TemporaryFolder()
    let path = configuration.path + "/rollcall.json"
    let text = """
      { connectors: "\(Self.folder)", instances: { one: { connector: "\(name)",
        \(settings) } } }
      """
    try Data(text.utf8).write(to: URL(filePath: path))
    for words in [["list"], ["show", name], ["plan", name], ["test", name]] {
      let console = MemoryConsole()
      var words = ["connectors"] + words + ["--config", path]
      if words[1] == "test" { words += ["--recordings", Self.folder] }
      #expect(try await console.run(words) == .complete, "\(console.output)\(console.errors)")
      #expect(console.output.contains(name))
    }
  }
}
