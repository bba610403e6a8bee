/// Every option there is: parser, help and the tables of the documents come from here.
package enum OptionTable {
  package static let all: [OptionEntry] = [
    OptionEntry(
      .once, about: "End after the export instead of serving until interrupted.",
      for: .only([.demo])),
    OptionEntry(
      .listen, value: "ADDRESS", about: "Host and port of the demo's SCIM endpoint.",
      standard: "127.0.0.1:8085", for: .only([.demo])),
    OptionEntry(
      .out, value: "DIR", about: "Folder that a new bundle, or what else is made, is written into.",
      for: .only([.demo, .export, .connectorsNew, .connectorsRecord])),
    OptionEntry(
      .stdout, value: "KIND", words: exportKinds,
      about: "Write one kind to standard output instead of files.",
      for: .only([.export])),
    OptionEntry(
      .format, value: "FORMAT", words: ["csv", "json", "ndjson"], about: "How --stdout writes.",
      standard: "csv", for: .only([.export])),
    OptionEntry(
      .noPull, about: "Serve what is stored and pull nothing, whatever the schedules say.",
      for: .only([.serve])),
    OptionEntry(
      .recordings, value: "DIR",
      about: "Folder of recorded answers, one folder for each connector.",
      standard: "./Fixtures", for: .only([.connectorsTest])),
    OptionEntry(
      .label, value: "TEXT", about: "What the key is for, shown by keys list.",
      for: .only([.keysCreate])),
    OptionEntry(
      .reason, value: "TEXT",
      about: "Why; it is kept with the snapshot and in the log of operators.",
      for: .only([.holdAccept, .holdDrop]), isNeeded: true),
    OptionEntry(
      .json, about: "Print JSON for scripts instead of text for people.",
      for: .only([
        .check, .pull, .connectorsList, .connectorsShow, .connectorsPlan, .connectorsCheck,
        .connectorsTest, .keysList, .status,
        .holdList, .holdShow,
      ])),
    OptionEntry(
      .config, value: "FILE", about: "The configuration file.", standard: "./rollcall.json"),
    OptionEntry(
      .log, value: "LEVEL", words: ["error", "warning", "info", "debug"],
      about: "The least that is told on standard error.", standard: "info"),
    OptionEntry(.help, about: "Explain the command."),
    OptionEntry(.version, about: "Print the version number.", for: .only([.version])),
  ]

  /// The kinds of canonical files, by the names of the files.
  static let exportKinds = [
    "accounts", "groups", "entitlements", "memberships", "grants", "credentials",
  ]

  static func named(_ word: String) -> OptionEntry? { all.first { $0.name.rawValue == word } }

  /// The options of a command, its own before those of all.
  package static func options(of command: CommandName) -> [OptionEntry] {
    all.filter { $0.belongs(to: command) }
  }
}
