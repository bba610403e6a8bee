import Commands
import Formats
import TestSupport
import Testing

@Suite struct ArgumentTests {
  @Test func `every command line of the table is understood or refused as it says`() throws {
    var wrong: [String] = []
    let cases = try #require(JSON.parse(Fixture.bytes("Commands/arguments.json")).array)
    for entry in cases {
      let words = (entry["words"]?.array ?? []).compactMap { $0.string }
      if let difference = Self.difference(words, entry) { wrong.append("\(words): \(difference)") }
    }
    #expect(wrong == [])
    #expect(cases.count > 30)
  }

  private static func difference(_ words: [String], _ entry: JSON) -> String? {
    do {
      let invocation = try ArgumentParser.parse(words)
      let operands = (entry["operands"]?.array ?? []).compactMap { $0.string }
      guard invocation.command.rawValue == entry["command"]?.string else {
        return "read as \(invocation.command)"
      }
      guard invocation.operands == operands else { return "operands \(invocation.operands)" }
      for name in OptionName.allCases {
        let expected = entry["options"]?[name.rawValue]?.string
        guard invocation.value(name) == expected else { return "option \(name)" }
      }
      return nil
    } catch {
      guard error.status == .usage else { return "exit code \(error.status)" }
      return error.what == entry["error"]?.string ? nil : error.what
    }
  }

  @Test func `every command is in the table once, and its example is a line that it takes`() throws
  {
    #expect(CommandTable.all.map { $0.name } == CommandName.allCases)
    let wrong = CommandTable.all.filter { command in
      let line = command.example.replacing("\"team moved\"", with: "moved")
        .replacing("\"outage\"", with: "outage")
      let words = line.split(separator: " ").dropFirst().map { String($0) }
      let invocation = try? ArgumentParser.parse(words)
      return invocation?.command != command.name
    }
    #expect(wrong.map { $0.example } == [])
  }

  @Test func `every option is in the table and no command has two of one name`() {
    #expect(Set(OptionTable.all.map { $0.name }) == Set(OptionName.allCases))
    for command in CommandName.allCases {
      let names = OptionTable.options(of: command).map { $0.name }
      #expect(names.count == Set(names).count)
    }
  }

  @Test func `help fits a screen of 80 columns and 24 lines`() throws {
    let topics =
      [[]] + CommandTable.groups.map { [$0.word] } + CommandName.allCases.map { $0.words }
    for topic in topics {
      let lines = try HelpPage.text(about: topic).utf8.split(
        separator: ASCII.lineFeed, omittingEmptySubsequences: false)
      let isShort = lines.count <= 25 && lines.allSatisfy { $0.count <= 80 }
      let isPlain = lines.allSatisfy { $0.allSatisfy { $0 >= 0x20 && $0 < 0x7F } }
      #expect(isShort && isPlain, "\(topic)")
    }
  }

  @Test func `the tables of the documents name every command, option and exit code`() {
    let commands = DocumentTables.commands
    #expect(CommandTable.all.allSatisfy { commands.contains("`\($0.usage)`") })
    let options = DocumentTables.options
    #expect(OptionTable.all.allSatisfy { options.contains("| `\($0.shown)` |") })
    let codes = DocumentTables.exitCodes
    #expect(ExitStatus.allCases.allSatisfy { codes.contains("| \($0.rawValue) |") })
  }
}
