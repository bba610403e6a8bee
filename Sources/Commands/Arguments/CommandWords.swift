import Formats

/// Finds the command that the first words name.
enum CommandWords {
  /// The command and the words after it.
  static func command(
    _ words: [String]
  ) throws(CommandFailure) -> (command: Command, rest: [String]) {
    guard let first = words.first else {
      throw ArgumentParser.usage(
        "no command given: rollcall demo is the one to try first, rollcall help lists all")
    }
    let commands = CommandTable.commands(under: first)
    guard let candidate = commands.first else { throw unknown(first) }
    if candidate.name.words.count == 1 { return (candidate, Array(words.dropFirst())) }

    let choices = commands.compactMap { $0.name.words.last }
    guard words.count > 1 else {
      throw ArgumentParser.usage(
        "\(first) needs one more word: \(choices.joined(separator: ", ")), as in: "
          + candidate.example)
    }
    guard let command = commands.first(where: { $0.name.words.last == words[1] }) else {
      let hint = NearestSpelling.hint(for: words[1], among: choices)
      throw ArgumentParser.usage(
        "there is no command \"\(first) \(words[1])\"\(hint): "
          + "\(first) takes \(choices.joined(separator: ", "))")
    }
    return (command, Array(words.dropFirst(2)))
  }

  static func unknown(_ word: String) -> CommandFailure {
    let hint = NearestSpelling.hint(for: word, among: CommandTable.firstWords)
    return ArgumentParser.usage("there is no command \"\(word)\"\(hint); rollcall help lists all")
  }
}
