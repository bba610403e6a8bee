import Files
import Formats
import HTTP
import Ingest
import SCIM

/// `rollcall keys create|list|revoke`: API keys of an instance, shown once, stored hashed.
enum KeysCommand {
  /// Prints nothing but the key on standard output.
  static func create(_ invocation: Invocation, _ console: Console) async throws -> ExitStatus {
    let installation = try Installation.open(invocation, for: .writing)
    let instance = try installation.configuration.instances(named: invocation.operands)[0].name
    let time = Installation.now()
    let made = try await KeyStore(installation.store).create(
      instance, label: invocation.value(.label) ?? "", at: time)
    try installation.operators.append(
      OperatorLog.Entry(
        time: time, who: Machine.userName, action: .keyCreated, instance: instance,
        subject: made.record.id, reason: made.record.name))
    try console.output.write(made.key.reveal() + "\n")
    console.log.info("key \(made.record.id) of \(instance): shown this once, keep it safe")
    return .complete
  }

  static func list(_ invocation: Invocation, _ console: Console) async throws -> ExitStatus {
    let installation = try Installation.open(invocation, for: .reading)
    let instances =
      invocation.operands.isEmpty
      ? installation.configuration.instances
      : try installation.configuration.instances(named: invocation.operands)
    let records = try await KeyStore(installation.store).records(instances.map { $0.name })
    if invocation.has(.json) {
      let json = records.map { record in
        JSON.members([
          "id": .string(record.id), "instance": .string(record.instance),
          "label": .string(record.name), "created": .string(record.created.rfc3339),
        ])
      }
      try console.output.write(JSON.array(json).pretty())
      return .complete
    }
    guard !records.isEmpty else {
      console.log.info("there are no keys; rollcall keys create INSTANCE makes one")
      return .complete
    }
    var table = TablePrinter([
      ("KEY", .left), ("INSTANCE", .left), ("LABEL", .left), ("CREATED", .left),
    ])
    for record in records {
      table.add([record.id, record.instance, record.name, record.created.rfc3339])
    }
    try console.output.write(table.text(console.output.style))
    return .complete
  }

  static func revoke(_ invocation: Invocation, _ console: Console) async throws -> ExitStatus {
    let installation = try Installation.open(invocation, for: .writing)
    let keys = KeyStore(installation.store)
    let names = installation.configuration.instances.map { $0.name }
    let records = try await keys.records(names)
    let id = invocation.operands[0]
    guard let record = records.first(where: { $0.id == id }) else {
      let hint = NearestSpelling.hint(for: id, among: records.map { $0.id })
      throw CommandFailure(
        .usage, "there is no key \"\(id)\"\(hint): rollcall keys list shows them")
    }
    try await keys.revoke(record)
    try installation.operators.append(
      OperatorLog.Entry(
        time: Installation.now(), who: Machine.userName, action: .keyRevoked,
        instance: record.instance, subject: record.id, reason: record.name))
    console.log.info(
      "key \(record.id) of \(record.instance) is revoked; a running server refuses it within seconds"
    )
    return .complete
  }
}
