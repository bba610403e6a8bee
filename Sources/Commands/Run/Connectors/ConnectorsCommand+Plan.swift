import Connectors
import Formats

extension ConnectorsCommand {
  /// `rollcall connectors plan`: what a pull will ask, and what comes of it; nothing is sent.
  static func plan(_ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    let operand = invocation.operands[0]
    let definition: ConnectorDefinition
    var settings: JSONObject?
    if invocation.operands.count > 1 {
      let (_, instance) = try instance(invocation.operands[1], with: operand, invocation)
      definition = instance.definition
      settings = instance.settings
    } else {
      definition = try self.definition(operand, invocation)
    }
    let plans = definition.plan(settings: settings)
    if invocation.has(.json) {
      try console.output.write(JSON.array(plans.map { $0.json }).pretty())
      return .complete
    }
    let secrets = definition.secrets.map { $0.name }.joined(separator: ", ")
    var text =
      "\(definition.app) asks for \(plans.count) lists, side by side where none needs another; "
      + "nothing is sent now.\n"
    if !secrets.isEmpty { text += "Requests carry the secret: \(secrets).\n" }
    for (position, plan) in plans.enumerated() { text += "\n" + page(plan, position + 1) }
    try console.output.write(text)
    return .complete
  }

  private static func page(_ plan: StreamPlan, _ number: Int) -> String {
    var rows = [("first", plan.request)]
    if !plan.variants.isEmpty {
      rows.append(("variants", plan.variants.joined(separator: "; ") + ": united by id"))
    }
    if let parent = plan.parent { rows.append(("for", parent)) }
    switch (plan.condition, plan.isAsked) {
    case (nil, _): break
    case (let condition?, nil): rows.append(("only if", condition))
    case (let condition?, let isAsked?):
      rows.append(("only if", "\(condition): \(isAsked ? "yes" : "no, it is not asked for")"))
    }
    rows.append(("goes on", plan.ending))
    if let total = plan.total { rows.append(("total", "\(total) has to equal the different ids")) }
    if let place = plan.rows { rows.append(("rows", place)) }
    rows += plan.inner.map { ("inner", $0) }
    rows += plan.becomes.map { ("becomes", $0) }
    rows += plan.answers.map { ("answers", $0) }
    rows.append(("missing", plan.whenMissing))
    let lines = rows.map { head, text in
      "   " + head + String(repeating: " ", count: 10 - head.utf8.count) + Printable.line(text)
        + "\n"
    }
    return "\(number). \(plan.stream)\n" + lines.joined()
  }
}
