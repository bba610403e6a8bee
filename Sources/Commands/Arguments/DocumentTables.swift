package import Connectors

/// Renders the tables as Markdown, for README and the test that compares it with them.
package enum DocumentTables {
  package static var commands: String {
    table(
      ["Command", "What it does", "Example"],
      CommandTable.all.map { ["`\($0.usage)`", $0.about, "`\($0.example)`"] })
  }

  package static var options: String {
    table(
      ["Option", "Commands", "What it does"],
      OptionTable.all.map { entry in
        let commands =
          switch entry.scope {
          case .everywhere: "all"
          case .only(let names): names.map { $0.rawValue }.joined(separator: ", ")
          }
        return ["`\(entry.shown)`", commands, entry.explanation]
      })
  }

  package static var exitCodes: String {
    table(
      ["Code", "Meaning"], ExitStatus.allCases.map { ["\($0.rawValue)", $0.meaning] })
  }

  package static func connectors(_ catalogue: Catalogue) -> String {
    table(
      ["Connector", "Reads", "Settings", "Secrets"],
      catalogue.definitions.map { definition in
        let settings = definition.settings.map {
          "`\($0.name)`" + ($0.isOptional ? "" : " (needed)")
        }
        let secrets = definition.secrets.map { "`\($0.name)`" }
        return [
          "`\(definition.app)`", definition.about, settings.joined(separator: ", "),
          secrets.joined(separator: ", "),
        ]
      })
  }

  private static func table(_ head: [String], _ rows: [[String]]) -> String {
    let rule = head.map { _ in "---" }
    let lines = ([head, rule] + rows).map { cells in
      "| " + cells.joined(separator: " | ") + " |"
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
