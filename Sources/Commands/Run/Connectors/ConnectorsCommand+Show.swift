import Connectors
import Formats

extension ConnectorsCommand {
  static func show(_ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    let operand = invocation.operands[0]
    let definition = try definition(operand, invocation)
    let origin: Catalogue.Origin =
      isFile(operand) ? .own(file: operand) : try catalogue(invocation).origin(of: operand)
    if invocation.has(.json) {
      try console.output.write(json(definition, origin).pretty())
      return .complete
    }
    try console.output.write(page(definition, origin))
    return .complete
  }

  private static func page(
    _ definition: ConnectorDefinition, _ origin: Catalogue.Origin
  ) -> String {
    var lines = [
      "\(definition.app): \(definition.name)", "Reads \(definition.about).",
      "Rests on \(definition.evidence.words), \(definition.evidence.date).",
    ]
    if origin != .builtIn { lines.append("It is \(origin.words).") }
    var text = lines.map { Printable.line($0) + "\n" }.joined()
    text += settings(definition) + secrets(definition)
    let basis = definition.visibilityBasis ?? "the definition has no way to know"
    text += "\n" + paragraph("Whether the credential sees everything is known by", [basis])
    text += lists(definition)
    text += "\n" + paragraph("Limits", definition.limits)
    if !definition.notCovered.isEmpty {
      text += "\n" + paragraph("Not covered", definition.notCovered)
    }
    return text + "\nThe requests one by one: rollcall connectors plan \(definition.app)\n"
  }

  private static func settings(_ definition: ConnectorDefinition) -> String {
    columns(
      "Settings",
      definition.settings.map { setting in
        (setting.name, "\(setting.kind.word), \(fallback(setting)): \(setting.about)")
      })
  }

  private static func secrets(_ definition: ConnectorDefinition) -> String {
    columns(
      "Secrets",
      definition.secrets.map { secret in
        let optional = secret.isOptional ? " (may be left out)" : ""
        let link = secret.link.map { "; made at \($0)" } ?? ""
        return (secret.name, secret.about + optional + link)
      })
  }

  /// Long sentences wrap on a screen of 80 columns, which a table would not.
  private static func columns(_ head: String, _ rows: [(String, String)]) -> String {
    guard !rows.isEmpty else { return "" }
    let lines = TextColumns.lines(rows.map { ($0.0, Printable.line($0.1)) })
    return "\n\(head):\n" + lines.map { $0 + "\n" }.joined()
  }

  private static func lists(_ definition: ConnectorDefinition) -> String {
    columns(
      "Lists, by what each is known to be whole, and what follows where one is missing",
      definition.plan(settings: nil).map { plan in
        let total = plan.total.map { "; \($0) has to equal the different ids" } ?? ""
        return (plan.stream, "\(plan.ending)\(total). Missing: \(plan.whenMissing).")
      })
  }

  private static func paragraph(_ head: String, _ sentences: [String]) -> String {
    "\(head):\n"
      + sentences.flatMap { sentence in
        TextColumns.wrapped(Printable.line(sentence), width: 76).enumerated()
          .map { "  \($0.offset == 0 ? "" : "  ")\($0.element)\n" }
      }.joined()
  }

  private static func fallback(_ setting: SettingDefinition) -> String {
    if !setting.isOptional { return "needed" }
    if setting.fallback.isNull { return "optional" }
    return "default " + String(decoding: setting.fallback.bytes, as: UTF8.self)
  }
}
