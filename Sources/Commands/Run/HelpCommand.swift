/// `rollcall help [COMMAND]`
enum HelpCommand {
  static func run(_ invocation: Invocation, _ console: Console) throws {
    try console.output.write(HelpPage.text(about: invocation.operands))
  }
}
