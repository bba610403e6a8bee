/// `rollcall version`
enum VersionCommand {
  static func run(_ console: Console) throws {
    try console.output.write("rollcall \(Version.current)\n")
  }
}
