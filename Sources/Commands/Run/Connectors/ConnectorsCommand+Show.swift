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
    try console.output.write(page(definition, origin, console.output.style))
    return .complete
  }

  private static func page(
    _ definition: ConnectorDefinition, _ origin: Catalogue.Origin, _ style: Style
  ) -> String {
    var lines = [
      "\(definition.app): \(definition.name)", "Reads \(definition.about).",
      "Rests on \(definition.evidence.words), \(definition.evidence.date).",
    ]
    if origin != .builtIn { lines.append("It is \(origin.words).") }
    var text = lines.map { Printable.line($0) + "\n" }.joined()
    text += settings(definition, style) + secrets(definition, style)
    let basis = definition.visibilityBasis ?? "the definition has no way to know"
    text += "\n" + paragraph("Whether the credential sees everything is known by", [basis])
    text += "\n" + lists(definition, style)
    text += "\n" + paragraph("Limits", definition.limits)
    if !definition.notCovered.isEmpty {
      text += "\n" + paragraph("Not covered", definition.notCovered)
    }
    return text + "\nThe requests one by one: rollcall connectors plan \(definition.app)\n"
  }

  private static func settings(_ definition: ConnectorDefinition, _ style: Style) -> String {
    guard !definition.settings.isEmpty else { return "" }
    var table = TablePrinter([
      ("SETTING", .left), ("TYPE", .left), ("DEFAULT", .left), ("IS", .left),
    ])
    for setting in definition.settings {
      table.add([setting.name, setting.kind.word, fallback(setting), setting.about])
    }
    return "\n" + table.text(style)
  }

  private static func secrets(_ definition: ConnectorDefinition, _ style: Style) -> String {
    guard !definition.secrets.isEmpty else { return "" }
    var table = TablePrinter([("SECRET", .left), ("LEAST PRIVILEGE", .left), ("MADE AT", .left)])
    for secret in definition.secrets {
      let optional = secret.isOptional ? " (may be left out)" : ""
      table.add([secret.name, secret.about + optional, secret.link ?? "-"])
    }
    return "\n" + table.text(style)
  }

  private static func lists(_ definition: ConnectorDefinition, _ style: Style) -> String {
    var table = TablePrinter([("LIST", .left), ("IS KNOWN TO BE WHOLE", .left), ("ELSE", .left)])
    for plan in definition.plan(settings: nil) {
      let total = plan.total.map { "; \($0) has to equal the different ids" } ?? ""
      table.add([plan.stream, plan.ending + total, plan.whenMissing])
    }
    return table.text(style)
  }

  private static func paragraph(_ head: String, _ sentences: [String]) -> String {
    "\(head):\n" + sentences.map { "  " + Printable.line($0) + "\n" }.joined()
  }

  private static func fallback(_ setting: SettingDefinition) -> String {
    if !setting.isOptional { return "needed" }
    if setting.fallback.isNull { return "-" }
    return String(decoding: setting.fallback.bytes, as: UTF8.self)
  }
}
