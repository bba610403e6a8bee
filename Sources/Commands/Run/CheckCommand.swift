import Connectors
import Formats
import Ingest

/// `rollcall check`: configuration, definition, secrets, and the first page of every list.
enum CheckCommand {
  static func run(_ invocation: Invocation, _ console: Console) async throws -> ExitStatus {
    let installation = try Installation.open(invocation, for: .writing)
    let instances = try installation.configuration.instances(named: invocation.operands)
    let wiring = PullWiring(installation, log: console.log)
    return try await EachInstance.run(instances, invocation, console) { instance in
      let request = try wiring.request(instance, run: "check") { _ in }
      let checks = await Check(request).run()
      let status = try tell(checks, of: instance, console, asText: !invocation.has(.json))
      return (status, json(checks, of: instance))
    }
  }

  private static func tell(
    _ checks: [StreamCheck], of instance: InstanceConfiguration, _ console: Console, asText: Bool
  ) throws -> ExitStatus {
    var status = ExitStatus.complete
    var table = TablePrinter([("LIST", .left), ("RESULT", .left), ("SAYS", .left)])
    for check in checks {
      let words = words(check.result)
      table.add([check.stream, words.result, words.says])
      switch check.result {
      case .failed(let failure):
        status = status.worse(failure.code == .list ? .partial : .unavailable)
        console.log.error("\(instance.name): \(failure.what)")
      case .gap(let reason, let isPartial):
        if isPartial { status = status.worse(.partial) }
        console.log.warning("\(instance.name): \(check.stream): \(reason)")
      case .readable, .notAsked: break
      }
    }
    if asText { try console.output.write(table.text(console.output.style)) }
    if status == .complete {
      console.log.info("\(instance.name): in order; rollcall pull \(instance.name) reads it whole")
    }
    return status
  }

  private static func words(_ result: StreamCheck.Result) -> (result: String, says: String) {
    switch result {
    case .readable(let rows): ("readable", "\(rows) rows on the first page")
    case .gap(let reason, let isPartial):
      (isPartial ? "missing, makes the pull partial" : "missing, left unknown", reason)
    case .notAsked(let why): ("not asked", why)
    case .failed(let failure): ("failed", failure.what)
    }
  }

  private static func json(_ checks: [StreamCheck], of instance: InstanceConfiguration) -> JSON {
    .members([
      "instance": .string(instance.name),
      "lists": .array(
        checks.map { check in
          let words = words(check.result)
          return .members([
            "list": .string(check.stream), "result": .string(words.result),
            "says": .string(words.says),
          ])
        }),
    ])
  }
}
