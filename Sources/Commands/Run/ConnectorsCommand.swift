import Connectors
import Files
import Formats

/// `rollcall connectors list|show`: the apps that can be read, and what each needs.
enum ConnectorsCommand {
  static func list(_ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    let catalogue = try catalogue(invocation)
    if invocation.has(.json) {
      let all = catalogue.definitions.map { json($0) }
      try console.output.write(JSON.array(all).pretty())
      return .complete
    }
    var table = TablePrinter([("CONNECTOR", .left), ("APP", .left), ("READS", .left)])
    for definition in catalogue.definitions {
      table.add([definition.app, definition.name, definition.about])
    }
    try console.output.write(table.text(console.output.style))
    return .complete
  }

  static func show(_ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    let definition = try named(invocation.operands[0], try catalogue(invocation))
    if invocation.has(.json) {
      try console.output.write(json(definition).pretty())
      return .complete
    }
    var text = "\(definition.app): \(definition.name)\nReads \(definition.about).\n"
    text += "Rests on \(definition.evidence).\n"
    if !definition.settings.isEmpty {
      var table = TablePrinter([
        ("SETTING", .left), ("TYPE", .left), ("DEFAULT", .left), ("IS", .left),
      ])
      for setting in definition.settings {
        table.add([setting.name, setting.kind.word, fallback(setting), setting.about])
      }
      text += "\n" + table.text(console.output.style)
    }
    if !definition.secrets.isEmpty {
      var table = TablePrinter([("SECRET", .left), ("IS", .left), ("MADE AT", .left)])
      for secret in definition.secrets {
        table.add([secret.name, secret.about, secret.link ?? "-"])
      }
      text += "\n" + table.text(console.output.style)
    }
    text += "\nLists, in this order: \(definition.streamNames.joined(separator: ", ")).\n"
    try console.output.write(text)
    return .complete
  }

  /// The built-in connectors, and the user's own where a configuration is named or stands here.
  static func catalogue(_ invocation: Invocation) throws -> Catalogue {
    let file = invocation.value(.config) ?? Configuration.standardFile
    if invocation.has(.config) || (try? FileStatus.of(file)) != nil {
      return try Configuration.load(file).catalogue
    }
    do {
      return try Catalogue.load()
    } catch {
      throw CommandFailure(.bug, error.description)
    }
  }

  static func named(
    _ name: String, _ catalogue: Catalogue
  ) throws(CommandFailure) -> ConnectorDefinition {
    if let definition = catalogue[name] { return definition }
    let hint = NearestSpelling.hint(for: name, among: catalogue.names)
    let all = catalogue.names.joined(separator: ", ")
    throw CommandFailure(.usage, "there is no connector \"\(name)\"\(hint): there are \(all)")
  }

  private static func fallback(_ setting: SettingDefinition) -> String {
    if !setting.isOptional { return "needed" }
    if setting.fallback.isNull { return "-" }
    return String(decoding: setting.fallback.bytes, as: UTF8.self)
  }

  private static func json(_ definition: ConnectorDefinition) -> JSON {
    .members([
      "app": .string(definition.app), "name": .string(definition.name),
      "about": .string(definition.about), "evidence": .string(definition.evidence),
      "settings": .array(
        definition.settings.map { setting in
          .members([
            "name": .string(setting.name), "type": .string(setting.kind.word),
            "required": .bool(!setting.isOptional), "default": setting.fallback,
            "about": .string(setting.about),
          ])
        }),
      "secrets": .array(
        definition.secrets.map { secret in
          .members([
            "name": .string(secret.name), "required": .bool(!secret.isOptional),
            "about": .string(secret.about), "link": .optional(secret.link),
          ])
        }),
      "lists": .array(definition.streamNames.map { .string($0) }),
    ])
  }
}
