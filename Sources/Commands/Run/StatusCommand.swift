import Connectors
import Formats
import Identity
import Ingest

/// `rollcall status`: what is stored of each instance, how old it is, and when it is pulled next.
enum StatusCommand {
  static func run(_ invocation: Invocation, _ console: Console) async throws -> ExitStatus {
    let installation = try Installation.open(invocation, for: .reading)
    var lines: [Line] = []
    for instance in installation.configuration.instances {
      lines.append(try await line(instance, installation))
    }
    if invocation.has(.json) {
      try console.output.write(JSON.array(lines.map { $0.json }).pretty())
      return .complete
    }
    var table = TablePrinter([
      ("INSTANCE", .left), ("CONNECTOR", .left), ("GENERATION", .right), ("VERDICT", .left),
      ("AGE", .right), ("ACCOUNTS", .right), ("LAST PULL", .left), ("NEXT PULL", .left),
    ])
    let now = Installation.now()
    for line in lines {
      table.add([
        line.instance, line.connector, line.record.map { "\($0.number)" } ?? "-",
        line.record?.facts.verdict.word ?? "nothing stored",
        line.record.map { Age.text($0.facts.last, now) } ?? "-",
        line.record.map { "\($0.facts.counts.accounts)" } ?? "-", line.lastPull,
        line.next?.rfc3339 ?? (line.isEnabled ? "by hand" : "disabled"),
      ])
    }
    try console.output.write(table.text(console.output.style))
    return .complete
  }

  private struct Line {
    let instance: String
    let connector: String
    let isEnabled: Bool
    let record: GenerationRecord?
    let isHeld: Bool
    let ledger: Ledger?
    let next: Timestamp?

    var lastPull: String {
      if isHeld { return "held" }
      return ledger.map { "\($0.verdict.word), \($0.finished.rfc3339)" } ?? "never"
    }

    var json: JSON {
      .members([
        "instance": .string(instance), "connector": .string(connector),
        "enabled": .bool(isEnabled), "generation": record.map { .integer($0.number) } ?? .null,
        "verdict": .optional(record?.facts.verdict.word),
        "from": .optional(record?.facts.first.rfc3339),
        "to": .optional(record?.facts.last.rfc3339),
        "accounts": record.map { .integer($0.facts.counts.accounts) } ?? .null,
        "held": .bool(isHeld), "lastPull": .optional(ledger?.finished.rfc3339),
        "lastVerdict": .optional(ledger?.verdict.word),
        "reasons": .array((ledger?.reasons ?? []).map { .string($0) }),
        "next": .optional(next?.rfc3339),
      ])
    }
  }

  private static func line(
    _ instance: InstanceConfiguration, _ installation: Installation
  ) async throws -> Line {
    let store = installation.store
    let ledgers = Ledgers(store)
    var ledger: Ledger?
    if let run = try await ledgers.runs(instance.name).last,
      let bytes = try await ledgers.get(instance.name, run: run)
    {
      ledger = (try? JSON.parse(bytes)).flatMap { Ledger($0) }
    }
    let next = instance.isEnabled ? instance.schedule : nil
    return Line(
      instance: instance.name, connector: instance.definition.app, isEnabled: instance.isEnabled,
      record: try await Generations(store).newestStored(instance.name),
      isHeld: !(try await Holds(store).list(instance.name)).isEmpty, ledger: ledger,
      next: next.flatMap { $0.expression.next(after: Installation.now(), in: $0.timeZone) })
  }
}

/// How long ago something was, as people say it.
enum Age {
  static func text(_ time: Timestamp, _ now: Timestamp) -> String {
    let seconds = max(0, (now.milliseconds - time.milliseconds) / 1000)
    switch seconds {
    case ..<120: return "\(seconds) s"
    case ..<7200: return "\(seconds / 60) min"
    case ..<172_800: return "\(seconds / 3600) h"
    default: return "\(seconds / 86_400) d"
    }
  }
}
