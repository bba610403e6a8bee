import Connectors
import Files
import Formats

extension ConnectorsCommand {
  /// `rollcall connectors check`: every mistake of a definition with its place, or what it holds.
  static func check(_ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    var status = ExitStatus.complete
    var told: [JSON] = []
    for file in invocation.operands {
      let bytes = try File.read(file, limit: 16 << 20)
      do {
        let definition = try DefinitionReader.read(bytes, file: file)
        told.append(json(definition, .own(file: file)))
        if !invocation.has(.json) { try console.output.write(summary(definition, file)) }
      } catch let mistakes as Mistakes {
        status = .configuration
        told.append(json(mistakes, file))
        for line in MistakePage.lines(mistakes, bytes) {
          console.errors.line(Printable.line(line))
        }
        let count = mistakes.all.count
        console.log.error("\(file): \(count == 1 ? "one mistake" : "\(count) mistakes")")
      }
    }
    if invocation.has(.json) { try console.output.write(JSON.array(told).pretty()) }
    return status
  }

  private static func summary(_ definition: ConnectorDefinition, _ file: String) -> String {
    let kinds = definition.kindsMade.map { $0 + "s" }.joined(separator: ", ")
    var lines = [
      "\(file): in order",
      "  connector  \(definition.app): \(definition.name)",
      "  settings   \(names(definition.settings.map { $0.name }))",
      "  secrets    \(names(definition.secrets.map { $0.name }))",
      "  lists      \(names(definition.streamNames))",
      "  makes      \(kinds.isEmpty ? "nothing" : kinds)",
    ]
    lines += definition.advice.map { "  consider   \($0)" }
    lines.append("Next: rollcall connectors plan \(file)")
    return lines.map { Printable.line($0) + "\n" }.joined()
  }

  private static func names(_ names: [String]) -> String {
    names.isEmpty ? "none" : names.joined(separator: ", ")
  }

  private static func json(_ mistakes: Mistakes, _ file: String) -> JSON {
    .members([
      "file": .string(file),
      "mistakes": .array(
        mistakes.all.map { mistake in
          .members([
            "line": .integer(mistake.place.line), "column": .integer(mistake.place.column),
            "what": .string(mistake.what),
          ])
        }),
    ])
  }
}
