import Commands
import Connectors
import Foundation
import Ingest
import TestSupport
import Testing

/// Keeps documents and examples true: what they show is what the program takes.
@Suite struct DocumentTests {
  private static let readme = Fixture.root.deletingLastPathComponent().appending(path: "README.md")

  @Test func `README has the tables of the code`() throws {
    let text = try String(contentsOf: Self.readme, encoding: .utf8)
    let tables = [
      DocumentTables.commands, DocumentTables.options, DocumentTables.exitCodes,
      DocumentTables.connectors(try Catalogue.load()),
    ]
    for table in tables {
      #expect(text.contains(table), "README needs this table as it is:\n\(table)")
    }
  }

  @Test func `README shows commands that exist`() throws {
    let text = try String(contentsOf: Self.readme, encoding: .utf8)
    #expect(Self.strangers(in: text) == [])
    // The usage lines of the table leave out what a command needs beside its operands.
    let usages = CommandTable.all.map { Substring($0.usage) }
    let spans = text.split(separator: "`").filter { $0.hasPrefix("rollcall ") }
    #expect(spans.count > 40)
    for span in spans where !usages.contains(span) {
      #expect(Self.strangers(in: String(span)) == [])
    }
    let first = text.split(separator: "\n").first { $0.hasPrefix("apt-get update ") }
    #expect(first?.hasSuffix("&& .build/release/rollcall demo") == true)
  }

  @Test func `the instances that README shows are in order`() throws {
    let text = try String(contentsOf: Self.readme, encoding: .utf8)
    let snippets = text.components(separatedBy: "```json5\n").dropFirst()
      .compactMap { $0.components(separatedBy: "```").first }
    #expect(snippets.count == 1)
    for snippet in snippets {
      let configuration = try Configuration.read(
        Array("{ instances: {\n\(snippet)} }".utf8), file: "README.md", folder: "/",
        isPrivate: false)
      #expect(configuration.instances.map { $0.name } == ["buildkite", "hr", "idp"])
    }
  }

  @Test func `every file that the record passes exists`() throws {
    let root = Fixture.root.deletingLastPathComponent()
    let guide = try String(
      contentsOf: root.appending(path: "Sources/rollcall/Documentation.docc/RecordTravels.md"),
      encoding: .utf8)
    let paths = guide.split(separator: "`").filter { $0.hasPrefix("Sources/") }
    #expect(paths.count > 15)
    for path in paths {
      #expect(FileManager.default.fileExists(atPath: root.appending(path: path).path()), "\(path)")
    }
  }

  @Test func `every example and guide is listed, printed, and shows commands that exist`()
    async throws
  {
    for kind in ["example", "guide"] {
      let list = MemoryConsole()
      #expect(try await list.run([kind]) == .complete)
      let names = list.output.split(separator: "\n").compactMap { $0.split(separator: " ").first }
      #expect(names.count >= 2)
      for name in names {
        let console = MemoryConsole()
        #expect(try await console.run([kind, String(name)]) == .complete)
        #expect(Self.strangers(in: console.output) == [], "\(kind) \(name)")
      }
    }
  }

  /// Lines that run `rollcall` in a way that it would not understand.
  private static func strangers(in text: String) -> [String] {
    text.split(separator: "\n").map { String($0) }.filter { line in
      let words = Self.words(of: line).drop { $0 == "#" }
      // A command begins its line, or follows five fields of a schedule, or `=`.
      let start = line.first?.isNumber == true ? words.startIndex + 5 : words.startIndex
      guard start < words.endIndex, words[start].split(separator: "/").last == "rollcall" else {
        return false
      }
      let command = words[(start + 1)...].prefix { ![">", "(", "|", "#"].contains($0.prefix(1)) }
      return (try? ArgumentParser.parse(Array(command))) == nil
    }
  }

  /// The words of a line as a shell takes them; what stands in quotes is one.
  private static func words(of line: String) -> [String] {
    line.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
      .flatMap { number, part in
        number.isMultiple(of: 2) ? part.split(separator: " ").map { String($0) } : [String(part)]
      }
  }

  @Test func `the schedules of the crontab are schedules`() async throws {
    let console = MemoryConsole()
    _ = try await console.run(["example", "cron"])
    let lines = console.output.split(separator: "\n").filter { $0.first?.isNumber == true }
    #expect(lines.count == 2)
    for line in lines {
      let fields = line.split(separator: " ").prefix(5).joined(separator: " ")
      #expect(throws: Never.self) { try CronExpression(parsing: fields) }
    }
  }

  @Test func `init writes a private file once and never over another`() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.path() + "/rollcall.json"
    let first = MemoryConsole()
    #expect(try await first.run(["init", "--config", file]) == .complete)
    #expect(first.output == "")
    #expect(throws: Never.self) { try Configuration.load(file) }
    let second = MemoryConsole()
    #expect(try await second.run(["init", "--config", file]) == .usage)
    #expect(second.errors.contains("exists already and stays as it is"))
  }

  @Test func `a missing configuration says how to come by one`() {
    let failure = #expect(throws: CommandFailure.self) { try Configuration.load("/nowhere/r.json") }
    #expect(failure?.status == .configuration)
    #expect(failure?.what.contains("rollcall init writes one") == true)
  }
}
