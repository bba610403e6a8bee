import Formats

/// Reads the words of a command line against the tables of commands and options.
package struct ArgumentParser {
  private var plain: [String] = []
  private var given: [(entry: OptionEntry, value: String)] = []
  private var unknown: [String] = []

  /// What the words say; throws with the exit code of usage where they say nothing known.
  package static func parse(_ words: [String]) throws(CommandFailure) -> Invocation {
    var parser = ArgumentParser()
    try parser.split(words)
    return try parser.invocation()
  }

  /// Options may stand anywhere before `--`; which command they belong to is decided later.
  private mutating func split(_ words: [String]) throws(CommandFailure) {
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        plain += rest
        return
      }
      if word == "-h" {
        try option("help", value: nil, rest: &rest)
      } else if word.utf8.starts(with: "--".utf8) {
        let bytes = word.utf8.dropFirst(2)
        let name = bytes.prefix { $0 != ASCII.equals }
        let value = name.endIndex < bytes.endIndex ? bytes[name.endIndex...].dropFirst() : nil
        try option(String(Substring(name)), value: value.map { String(Substring($0)) }, rest: &rest)
      } else if word.utf8.first == ASCII.minus, word.utf8.count > 1 {
        throw Self.usage("\(word): options are written with two dashes; rollcall help lists them")
      } else {
        plain.append(word)
      }
    }
  }

  private mutating func option(
    _ name: String, value: String?, rest: inout ArraySlice<String>
  ) throws(CommandFailure) {
    guard let entry = OptionTable.named(name) else {
      unknown.append(name)
      return
    }
    guard !given.contains(where: { $0.entry.name == entry.name }) else {
      throw Self.usage("--\(name) stands twice: remove one of them")
    }
    guard let valueName = entry.value else {
      guard value == nil else {
        throw Self.usage("--\(name) takes no value: write --\(name) alone")
      }
      given.append((entry, ""))
      return
    }
    var text = value
    if text == nil, let next = rest.first, !next.utf8.starts(with: "--".utf8) {
      text = rest.removeFirst()
    }
    guard let text, !text.isEmpty else {
      throw Self.usage("--\(name) needs a value: write --\(name) \(valueName)")
    }
    guard entry.words.isEmpty || entry.words.contains(text) else {
      let hint = NearestSpelling.hint(for: text, among: entry.words)
      throw Self.usage(
        "--\(name) cannot be \"\(text)\"\(hint): one of \(entry.words.joined(separator: ", "))")
    }
    given.append((entry, text))
  }

  private func invocation() throws(CommandFailure) -> Invocation {
    if wants(.version), plain.isEmpty { return Invocation(.version) }
    if wants(.help) {
      let asked = plain.first == CommandName.help.rawValue ? plain.dropFirst() : plain[...]
      if !asked.isEmpty { _ = try HelpPage.topic(Array(asked.prefix(2))) }
      return Invocation(.help, operands: Array(asked.prefix(2)))
    }
    let (command, operands) = try CommandWords.command(plain)
    try refuseStrangers(to: command.name)
    try count(operands, for: command)
    var options: [OptionName: String] = [:]
    for (entry, value) in given { options[entry.name] = value }
    for entry in OptionTable.options(of: command.name)
    where entry.isNeeded && options[entry.name] == nil {
      throw Self.usage("\(command.name.rawValue) needs \(entry.shown), as in: \(command.example)")
    }
    return Invocation(command.name, operands: operands, options: options)
  }

  private func wants(_ name: OptionName) -> Bool { given.contains { $0.entry.name == name } }

  private func refuseStrangers(to command: CommandName) throws(CommandFailure) {
    let own = OptionTable.options(of: command).map { $0.name.rawValue }
    if let name = unknown.first {
      let hint =
        NearestSpelling.of(name, among: own)
        ?? NearestSpelling.of(name, among: OptionName.allCases.map { $0.rawValue })
      let nearest = hint.map { " (did you mean --\($0)?)" } ?? ""
      throw Self.usage(
        "there is no option --\(name)\(nearest); rollcall help \(command.rawValue) lists them")
    }
    for (entry, _) in given where !entry.belongs(to: command) {
      throw Self.usage(
        "--\(entry.name.rawValue) is not an option of \(command.rawValue); "
          + "rollcall help \(command.rawValue) lists its options")
    }
  }

  private func count(_ operands: [String], for command: Command) throws(CommandFailure) {
    let allowed = command.operand?.count ?? 0...0
    if operands.count < allowed.lowerBound {
      throw Self.usage(
        "\(command.name.rawValue) needs \(command.operand?.name ?? ""), as in: \(command.example)")
    }
    if operands.count > allowed.upperBound {
      throw Self.usage(
        "\"\(operands[allowed.upperBound])\" is one word too many; usage: \(command.usage)")
    }
  }

  static func usage(_ what: String) -> CommandFailure { CommandFailure(.usage, what) }
}
