/// A row of the option table: how an option is written, what it does, and for which commands.
package struct OptionEntry: Sendable {
  package let name: OptionName
  /// What stands for the value in help; nil for a flag.
  package let value: String?
  /// The words that the value is one of, where the set is closed.
  package let words: [String]
  package let about: String
  /// What holds where the option is not given; for the reader, in words.
  package let standard: String?
  package let scope: Scope
  /// Whether the command cannot do without it.
  package let isNeeded: Bool

  package enum Scope: Sendable {
    case everywhere
    case only([CommandName])
  }

  init(
    _ name: OptionName, value: String? = nil, words: [String] = [], about: String,
    standard: String? = nil, for scope: Scope = .everywhere, isNeeded: Bool = false
  ) {
    self.name = name
    self.value = value
    self.words = words
    self.about = about
    self.standard = standard
    self.scope = scope
    self.isNeeded = isNeeded
  }

  /// `--out DIR`
  package var shown: String {
    "--" + name.rawValue + (value.map { " " + $0 } ?? "")
  }

  /// The sentence with its closed set and its default.
  package var explanation: String {
    var text = about
    if !words.isEmpty { text += " One of \(words.joined(separator: ", "))." }
    if let standard { text += " Default: \(standard)." }
    return text
  }

  func belongs(to command: CommandName) -> Bool {
    switch scope {
    case .everywhere: true
    case .only(let commands): commands.contains(command)
    }
  }
}
