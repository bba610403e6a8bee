/// What was typed, understood: a command, its options and its operands.
package struct Invocation: Sendable {
  package let command: CommandName
  package let operands: [String]
  private let options: [OptionName: String]

  init(_ command: CommandName, operands: [String] = [], options: [OptionName: String] = [:]) {
    self.command = command
    self.operands = operands
    self.options = options
  }

  /// The command line again, for evidence; no option of it is a secret.
  package var words: [String] {
    let given = options.sorted { $0.key.rawValue < $1.key.rawValue }.flatMap { name, value in
      value.isEmpty ? ["--\(name.rawValue)"] : ["--\(name.rawValue)", value]
    }
    return command.words + operands + given
  }

  /// Whether a flag, or an option at all, was given.
  package func has(_ option: OptionName) -> Bool { options[option] != nil }

  package func value(_ option: OptionName) -> String? { options[option] }
}
