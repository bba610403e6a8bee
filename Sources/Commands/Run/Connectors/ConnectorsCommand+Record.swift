import Connectors
import Files
import Formats
import HTTP
import Identity
import Ingest

extension ConnectorsCommand {
  /// `rollcall connectors record`: a live pull whose answers are kept without secrets and people.
  static func record(_ invocation: Invocation, _ console: Console) async throws -> ExitStatus {
    let (configuration, instance) = try instance(
      invocation.operands[1], with: invocation.operands[0], invocation)
    let definition = instance.definition
    let folder = Path.join(invocation.value(.out) ?? "./Fixtures", definition.app)
    guard try FileStatus.of(Path.join(folder, "exchanges.json")) == nil else {
      throw CommandFailure(
        .usage,
        "\(folder) holds a recording already and stays as it is: move it away, or choose "
          + "another folder with --out DIR")
    }
    let wiring = PullWiring(try .open(configuration, for: .writing), log: console.log)
    var request = try wiring.request(instance, run: "recording") { _ in }
    let recorder = RecordingTransport(request.transport)
    request.transport = recorder
    let result = await Pull(request).run()
    guard let snapshot = result.snapshot else {
      let why = result.failure?.what ?? "no reason is known"
      throw CommandFailure(.partial, "\(instance.name): nothing is recorded: \(why)")
    }
    guard !recorder.exchanges.isEmpty else {
      throw CommandFailure(.usage, "\(definition.app) asks nothing: there is nothing to record")
    }
    let files = try scrubbed(recorder, request, result, snapshot)
    try Folder.create(folder)
    for (name, bytes) in files { try File.write(bytes, to: Path.join(folder, name)) }
    return try await prove(definition, folder, result, console)
  }

  /// The two files of a recording; nothing is written where a secret is left in them.
  private static func scrubbed(
    _ recorder: RecordingTransport, _ request: PullRequest, _ result: PullResult,
    _ snapshot: Snapshot
  ) throws -> [(name: String, bytes: [UInt8])] {
    let definition = request.definition
    var scrubber = Scrubber(
      secrets: request.secrets, definition: definition, settings: request.settings)
    let accounts = try ConnectorTest.rows(.accounts, snapshot, result.ledger)
    scrubber.learn(
      accounts: try accounts.split(separator: ASCII.lineFeed)
        .compactMap { try JSON.parse(Array($0)).object })
    let recording = Recording(exchanges: recorder.exchanges, settings: request.settings)
    let names = DefinitionWords(definition.source).all
    let exchanges = scrubber.scrub(
      exchanges: .array(recording.exchanges.map { $0.json(keeping: names) }))
    let empty = result.ledger.streams.filter { $0.received == 0 }.map { $0.stream }
    let instance = JSON.members([
      "settings": .object(scrubber.scrub(settings: request.settings)),
      "mayBeEmpty": .array(Set(empty).sorted().map { .string($0) }),
    ])
    // Tokens that were fetched in the middle of the pull are known to the redactor alone.
    let clean = Recording.clean(exchanges, request.redactor)
    let files = [("exchanges.json", clean.pretty()), ("instance.json", instance.pretty())]
    for (name, bytes) in files {
      guard let secret = scrubber.secretLeft(in: String(decoding: bytes, as: UTF8.self)) else {
        continue
      }
      throw CommandFailure(
        .selfCheckFailed,
        "the value of the secret \"\(secret)\" would stand in \(name), so nothing is written: it "
          + "may be an ordinary word of the answers, then record with another credential")
    }
    return files.map { (name: $0.0, bytes: $0.1) }
  }

  /// The recording has to give as many of everything as the app gave.
  private static func prove(
    _ definition: ConnectorDefinition, _ folder: String, _ live: PullResult, _ console: Console
  ) async throws -> ExitStatus {
    let test = ConnectorTest(definition: definition, folder: folder)
    let replayed = try await test.accept()
    let kinds = live.ledger.counts.sorted { $0.key < $1.key }
    let differing = kinds.filter { replayed.counts[$0.key] != $0.value }
    for (kind, count) in differing {
      console.log.error(
        "\(kind): \(count) came from the app, \(replayed.counts[kind] ?? 0) from the recording")
    }
    let made = kinds.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
    console.log.info("\(folder): recorded: \(made)")
    console.log.info("  1. read it before you show it to anybody: texts may still speak of people")
    console.log.info("  2. look through expected/: is it what the app has?")
    let root = Path.folder(of: folder)
    console.log.info("  3. rollcall connectors test \(definition.app) --recordings \(root)")
    return differing.isEmpty ? .complete : .selfCheckFailed
  }
}
