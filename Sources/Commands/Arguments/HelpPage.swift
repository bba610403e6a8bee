import Formats

/// Renders help from the tables, for a screen of 80 columns and 24 lines.
package enum HelpPage {
  /// What help is asked about.
  enum Topic {
    case all
    case group(word: String, about: String)
    case command(Command)
  }

  /// The topic that the words after `help` name.
  static func topic(_ words: [String]) throws(CommandFailure) -> Topic {
    guard let first = words.first else { return .all }
    let commands = CommandTable.commands(under: first)
    guard let candidate = commands.first else { throw CommandWords.unknown(first) }
    if candidate.name.words.count == 1 { return .command(candidate) }
    if words.count == 1, let group = CommandTable.groups.first(where: { $0.word == first }) {
      return .group(word: group.word, about: group.about)
    }
    return .command(try CommandWords.command(words).command)
  }

  /// The page, lines ended by line feeds.
  package static func text(about words: [String]) throws(CommandFailure) -> String {
    let lines =
      switch try topic(words) {
      case .all: overview
      case .group(let word, let about): groupPage(word, about)
      case .command(let command): commandPage(command)
      }
    return lines.joined(separator: "\n") + "\n"
  }

  private static var overview: [String] {
    var rows: [(String, String)] = []
    for word in CommandTable.firstWords {
      let commands = CommandTable.commands(under: word)
      if let group = CommandTable.groups.first(where: { $0.word == word }) {
        // Many words would push every sentence to the right; the group has a page of its own.
        let choices = commands.compactMap { $0.name.words.last }
        let shown = choices.count > 4 ? "COMMAND" : choices.joined(separator: "|")
        rows.append(("\(word) \(shown)", group.about))
      } else if let command = commands.first {
        let operand = command.operand.map { " " + $0.shown } ?? ""
        rows.append((word + operand, command.about))
      }
    }
    return [
      "Rollcall pulls who has access to what from your apps, serves it over SCIM and",
      "exports it for access reviews. It only ever reads.",
      "",
    ] + TextColumns.lines(rows) + [
      "",
      "Everywhere: --config FILE (default ./rollcall.json), --log LEVEL, --help.",
      "First: rollcall demo. Then: rollcall init. More: rollcall help pull.",
    ]
  }

  private static func groupPage(_ word: String, _ about: String) -> [String] {
    var lines = ["usage: rollcall \(word) COMMAND", "", about, ""]
    let commands = CommandTable.commands(under: word)
    lines += TextColumns.lines(
      commands.map { (String($0.usage.dropFirst("rollcall ".count)), $0.about) })
    let example = commands.first?.example ?? ""
    return lines + ["", "Example: \(example)", "More: rollcall help \(word) COMMAND"]
  }

  private static func commandPage(_ command: Command) -> [String] {
    let options = OptionTable.options(of: command.name)
    return ["usage: \(command.usage) [OPTIONS]", "", command.about, ""]
      + TextColumns.lines(options.map { ($0.shown, $0.explanation) })
      + ["", "Example: \(command.example)"]
  }
}
