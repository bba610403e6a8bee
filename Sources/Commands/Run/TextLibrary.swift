import Formats

/// `rollcall example [NAME]` and `rollcall guide [NAME]`: texts to copy and to read.
struct TextLibrary: Sendable {
  /// What one of the texts is called.
  let kind: String
  let texts: [EmbeddedText]

  /// Prints the text that is named, or the names with what they are.
  func run(_ invocation: Invocation, _ console: Console) throws {
    guard let name = invocation.operands.first else {
      let lines = TextColumns.lines(texts.map { ($0.name, $0.about) })
      try console.output.write(lines.map { $0 + "\n" }.joined())
      return
    }
    guard let text = texts.first(where: { $0.name == name }) else {
      let names = texts.map { $0.name }
      let hint = NearestSpelling.hint(for: name, among: names)
      throw CommandFailure(
        .usage,
        "there is no \(kind) \"\(name)\"\(hint): there are \(names.joined(separator: ", "))")
    }
    try console.output.write(text.bytes)
  }
}

extension TextLibrary {
  /// Files that an operator copies.
  static let examples = TextLibrary(
    kind: "example",
    texts: [
      EmbeddedText(
        name: "systemd", about: "A unit that runs rollcall serve.",
        bytes: PackageResources.systemd_service),
      EmbeddedText(
        name: "nginx", about: "TLS before the SCIM endpoint, by nginx.",
        bytes: PackageResources.nginx_conf),
      EmbeddedText(
        name: "caddy", about: "TLS before the SCIM endpoint, by Caddy.",
        bytes: PackageResources.Caddyfile),
      EmbeddedText(
        name: "cron", about: "A crontab that pulls and exports without a server.",
        bytes: PackageResources.cron_txt),
    ])

  /// The documentation catalogue.
  static let guides = TextLibrary(
    kind: "guide",
    texts: [
      EmbeddedText(
        name: "first-pull", about: "Your first own pull.",
        bytes: PackageResources.FirstPull_md),
      EmbeddedText(
        name: "write-connector", about: "Write a connector: from an API's documentation to a file.",
        bytes: PackageResources.WriteAConnector_md),
      EmbeddedText(
        name: "definition", about: "Every word of a connector's file.",
        bytes: PackageResources.Definition_md),
      EmbeddedText(
        name: "record", about: "How one record travels, for readers of the code.",
        bytes: PackageResources.RecordTravels_md),
    ])
}
