import Connectors
import Files
import Formats
import Identity
import Ingest
import Reviews

/// `rollcall export`: stored snapshots as a bundle of files, or one kind on standard output.
enum ExportCommand {
  static func run(_ invocation: Invocation, _ console: Console) async throws -> ExitStatus {
    try check(invocation)
    let installation = try Installation.open(invocation, for: .reading)
    let instances = try installation.configuration.instances(named: invocation.operands)
    let sources = try await sources(instances, installation, console)
    let status =
      sources.contains { $0.ledger.verdict != .complete } ? ExitStatus.partial : .complete
    if let kind = invocation.value(.stdout), let file = CanonicalFile(rawValue: kind) {
      let format = invocation.value(.format).flatMap { CanonicalFormat(rawValue: $0) } ?? .csv
      try print(file, of: sources, as: format, to: console.output)
      return status
    }
    try Interruption.arm()
    let result = try write(
      sources, to: invocation.value(.out) ?? ".", coversAll: invocation.operands.isEmpty,
      command: invocation.words)
    try console.output.write(result.folder + "\n")
    guard result.isReconciled else {
      let wrong = result.reconciliation.filter { !$0.isExact }
      throw CommandFailure(
        .selfCheckFailed, "\(result.folder): the rows do not add up with the ledger: \(wrong)")
    }
    return status
  }

  private struct ReaderHasEnough: Error {}

  private static func print(
    _ file: CanonicalFile, of sources: [ExportSource], as format: CanonicalFormat,
    to output: Output
  ) throws {
    do {
      try CanonicalStream.write(file, of: sources, as: format) { bytes in
        guard try output.offer(bytes) else { throw ReaderHasEnough() }
      }
    } catch is ReaderHasEnough {}
  }

  private static func check(_ invocation: Invocation) throws(CommandFailure) {
    switch (invocation.has(.out), invocation.has(.stdout)) {
    case (true, true):
      throw CommandFailure(.usage, "--out writes a bundle and --stdout one kind: choose one")
    case (false, false):
      throw CommandFailure(
        .usage, "where to? --out DIR writes a bundle, --stdout KIND prints one kind")
    default: break
    }
    if invocation.has(.format), !invocation.has(.stdout) {
      throw CommandFailure(.usage, "--format belongs to --stdout; a bundle holds CSV and NDJSON")
    }
  }

  /// What is stored of the instances; one without a snapshot is an error, never an empty file.
  static func sources(
    _ instances: [InstanceConfiguration], _ installation: Installation, _ console: Console
  ) async throws -> [ExportSource] {
    var sources: [ExportSource] = []
    for instance in instances {
      let loaded = try await StoredInstance.load(instance.name, from: installation.store)
      for note in loaded.notes { console.log.warning(note) }
      guard let stored = loaded.stored else {
        throw CommandFailure(
          .configuration,
          "nothing is stored of \(instance.name): run rollcall pull \(instance.name) first")
      }
      sources.append(source(instance, stored))
    }
    return sources
  }

  private static func source(
    _ instance: InstanceConfiguration, _ stored: StoredInstance
  ) -> ExportSource {
    var source = ExportSource(
      instance: instance.name, snapshot: stored.snapshot, generation: stored.record.number,
      ledger: stored.ledger ?? lost(stored, instance))
    source.title = instance.about.title
    source.owner = instance.about.owner
    source.environment = instance.about.environment
    source.isInScope = instance.about.isInScope
    source.record = stored.record.json
    return source
  }

  /// Stands in for a ledger whose file is gone: what the generation's record still proves.
  private static func lost(_ stored: StoredInstance, _ instance: InstanceConfiguration) -> Ledger {
    let facts = stored.record.facts
    var ledger = Ledger(
      instance: instance.name, connector: instance.definition.app, run: facts.run,
      started: facts.first, finished: facts.last)
    ledger.verdict = facts.verdict
    ledger.reasons = ["the ledger of this pull is lost: how its lists ended cannot be shown"]
    ledger.contentHash = stored.snapshot.contentHash
    return ledger
  }

  /// Writes a bundle; interruption, armed before, leaves no draft behind.
  static func write(
    _ sources: [ExportSource], to folder: String, coversAll: Bool, command: [String]
  ) throws -> BundleResult {
    let now = Installation.now()
    let run = ExportRun(
      id: try RunName.make(at: now), toolVersion: Version.current, started: now,
      host: Machine.hostName, user: Machine.userName,
      command: (["rollcall"] + command).joined(separator: " "))
    do {
      return try Bundle.export(
        BundleRequest(
          folder: folder, sources: sources, coversAll: coversAll, created: now, run: run,
          lookUp: { try Interruption.check() }))
    } catch let error as FileError {
      throw CommandFailure(.deliveryFailed, error.description)
    } catch let error as BundleError {
      throw CommandFailure(.configuration, "\(error)")
    }
  }
}
