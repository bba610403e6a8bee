import Connectors
import Formats

extension ConnectorsCommand {
  static func list(_ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    let catalogue = try catalogue(invocation)
    if invocation.has(.json) {
      let all = catalogue.definitions.map { json($0, catalogue.origin(of: $0.app)) }
      try console.output.write(JSON.array(all).pretty())
      return .complete
    }
    var table = TablePrinter([
      ("CONNECTOR", .left), ("APP", .left), ("READS", .left), ("RESTS ON", .left), ("AS OF", .left),
    ])
    for definition in catalogue.definitions {
      table.add([
        definition.app, definition.name, definition.about, definition.evidence.words,
        definition.evidence.date,
      ])
    }
    try console.output.write(table.text(console.output.style))
    for definition in catalogue.definitions where catalogue.origin(of: definition.app) != .builtIn {
      let origin = catalogue.origin(of: definition.app)
      try console.output.write(Printable.line("\(definition.app) is \(origin.words)") + "\n")
    }
    return .complete
  }

  /// All that is known of a connector without pulling.
  static func json(_ definition: ConnectorDefinition, _ origin: Catalogue.Origin) -> JSON {
    let evidence = definition.evidence
    return .members([
      "app": .string(definition.app), "name": .string(definition.name),
      "about": .string(definition.about),
      "origin": .string(origin.words),
      "evidence": .members([
        "specification": .optional(evidence.specification),
        "payloads": .optional(evidence.payloads), "live": .optional(evidence.live),
        "date": .string(evidence.date),
      ]),
      "settings": .array(definition.settings.map { json($0) }),
      "secrets": .array(definition.secrets.map { json($0) }),
      "visibility": .optional(definition.visibilityBasis),
      "limits": .array(definition.limits.map { .string($0) }),
      "lists": .array(definition.plan(settings: nil).map { $0.json }),
      "notCovered": .array(definition.notCovered.map { .string($0) }),
    ])
  }

  private static func json(_ setting: SettingDefinition) -> JSON {
    .members([
      "name": .string(setting.name), "type": .string(setting.kind.word),
      "required": .bool(!setting.isOptional), "default": setting.fallback,
      "about": .string(setting.about),
    ])
  }

  private static func json(_ secret: SecretDefinition) -> JSON {
    .members([
      "name": .string(secret.name), "required": .bool(!secret.isOptional),
      "about": .string(secret.about), "link": .optional(secret.link),
    ])
  }
}
