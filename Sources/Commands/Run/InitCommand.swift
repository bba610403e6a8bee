import Files

/// `rollcall init`: a configuration to start from, never over one that exists.
package enum InitCommand {
  package static let template = PackageResources.rollcall_json

  static func run(_ invocation: Invocation, _ console: Console) throws {
    let file = invocation.value(.config) ?? Configuration.standardFile
    let isNew = try File.create(template, at: file)
    guard isNew else {
      throw CommandFailure(
        .usage,
        "\(file) exists already and stays as it is: "
          + "move it away, or write another one with rollcall init --config FILE")
    }
    console.log.info("\(file) is written. Next:")
    console.log.info("  1. put your organisation's login into it")
    console.log.info("  2. export GITHUB_TOKEN=... (rollcall connectors show github says which)")
    console.log.info("  3. rollcall check, then rollcall pull")
  }
}
