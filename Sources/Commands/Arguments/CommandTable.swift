/// Every command there is: parser, help and the tables of the documents come from here.
package enum CommandTable {
  package static let all: [Command] = [
    Command(
      .demo, about: "Try it out offline: pull, serve and export.",
      example: "rollcall demo"),
    Command(
      .initialise, about: "Write a commented configuration to start from.",
      example: "rollcall init"),
    Command(
      .check, taking: .any("INSTANCE"),
      about: "Check configuration, secrets and access.",
      example: "rollcall check github-acme"),
    Command(
      .pull, taking: .any("INSTANCE"), about: "Pull once, store the snapshot, print the ledger.",
      example: "rollcall pull github-acme"),
    Command(
      .serve, about: "Run schedules and SCIM endpoint in one process.",
      example: "rollcall serve --config /etc/rollcall/rollcall.json"),
    Command(
      .export, taking: .any("INSTANCE"), about: "Write stored snapshots as CSV and JSON files.",
      example: "rollcall export github-acme --out ./reports"),
    Command(
      .connectorsList, about: "List the apps that can be read.",
      example: "rollcall connectors list"),
    Command(
      .connectorsShow, taking: .one("CONNECTOR"),
      about: "Show credentials, settings, lists and limits of one connector.",
      example: "rollcall connectors show github"),
    Command(
      .connectorsPlan, taking: .init(name: "CONNECTOR [INSTANCE]", count: 1...2),
      about: "Explain the requests of a connector or a definition's file; nothing is sent.",
      example: "rollcall connectors plan github github-acme"),
    Command(
      .connectorsNew, taking: .one("NAME"),
      about: "Write a commented definition to start from.",
      example: "rollcall connectors new my-app"),
    Command(
      .connectorsCheck, taking: .some("FILE"),
      about: "Show every mistake of a definition with its place.",
      example: "rollcall connectors check my-app.json"),
    Command(
      .connectorsRecord, taking: .init(name: "CONNECTOR INSTANCE", count: 2...2),
      about: "Pull, and keep the answers without secrets and people.",
      example: "rollcall connectors record my-app.json my-app --out ./recordings"),
    Command(
      .connectorsTest, taking: .any("CONNECTOR"),
      about: "Run connectors against their recorded answers.",
      example: "rollcall connectors test github --recordings ./Fixtures"),
    Command(
      .keysCreate, taking: .one("INSTANCE"),
      about: "Make an API key for SCIM clients; shown this once.",
      example: "rollcall keys create github-acme"),
    Command(
      .keysList, taking: .optional("INSTANCE"),
      about: "List keys: names and times, never the keys.",
      example: "rollcall keys list github-acme"),
    Command(
      .keysRevoke, taking: .one("KEY-ID"),
      about: "End a key; its clients are refused from then on.",
      example: "rollcall keys revoke k-7f3qa2bc"),
    Command(
      .status, about: "Show instances, age and verdict of what is stored.",
      example: "rollcall status --json"),
    Command(
      .holdList, about: "List snapshots that the shrink guard holds.",
      example: "rollcall hold list"),
    Command(
      .holdShow, taking: .one("INSTANCE"), about: "Show what a held snapshot has lost.",
      example: "rollcall hold show github-acme"),
    Command(
      .holdAccept, taking: .one("INSTANCE"),
      about: "Publish a held snapshot; the reason is recorded.",
      example: "rollcall hold accept github-acme --reason \"team moved\""),
    Command(
      .holdDrop, taking: .one("INSTANCE"),
      about: "Throw a held snapshot away; the reason is recorded.",
      example: "rollcall hold drop github-acme --reason \"outage\""),
    Command(
      .example, taking: .optional("NAME"),
      about: "Print a file to copy: systemd, nginx, caddy, cron.",
      example: "rollcall example systemd"),
    Command(
      .guide, taking: .optional("NAME"),
      about: "Print a guide; without a name, the list of guides.",
      example: "rollcall guide"),
    Command(.version, about: "Print the version number.", example: "rollcall version"),
    Command(
      .help, taking: .any("COMMAND"), about: "Explain a command.",
      example: "rollcall help hold accept"),
  ]

  /// The groups, with the sentence that stands for their commands in the list of all.
  package static let groups: [(word: String, about: String)] = [
    ("connectors", "The apps that can be read; add your own."),
    ("keys", "API keys of an instance for its SCIM clients."),
    ("hold", "Snapshots that lost too much to be published."),
  ]

  package static func command(_ name: CommandName) -> Command? { all.first { $0.name == name } }

  /// The commands that begin with the word: one, or those of a group.
  static func commands(under word: String) -> [Command] {
    all.filter { $0.name.words.first == word }
  }

  /// Every first word, in the order of the table.
  static var firstWords: [String] {
    var words: [String] = []
    for command in all {
      if let word = command.name.words.first, words.last != word { words.append(word) }
    }
    return words
  }
}
