package import Connectors
import CurlTransport
import Files
import Formats
import HTTP
package import Identity
import Ingest
import Reviews

/// Runs a definition against its recorded answers and compares what comes with what should.
///
/// A recording is a folder `<connector>/` of `exchanges.json`, `instance.json` (its settings) and
/// `expected/`: the canonical files as NDJSON, and `ledger.json`.
package struct ConnectorTest {
  private let definition: ConnectorDefinition
  private let folder: String

  package init(definition: ConnectorDefinition, folder: String) {
    self.definition = definition
    self.folder = folder
  }

  /// What differs, a line each; empty where all is as expected.
  package func run() async throws -> [String] {
    let recording = try Recording(
      exchanges: try File.read(Path.join(folder, "exchanges.json")),
      instance: try File.read(Path.join(folder, "instance.json")))
    let first = await pull(recording)
    guard let snapshot = first.snapshot else {
      return ["the pull failed: \(first.failure?.what ?? "no reason")"]
    }
    var problems = await problems(first, again: pull(recording))
    let expected = Path.join(folder, "expected")
    for file in CanonicalFile.allCases {
      let bytes = try Self.rows(file, snapshot, first.ledger)
      problems += try compare(bytes, with: Path.join(expected, "\(file.rawValue).ndjson"))
    }
    problems += try compare(
      first.ledger.comparable.pretty(), with: Path.join(expected, "ledger.json"))
    return problems
  }

  /// Writes what the recorded answers give as what is expected from now on.
  @discardableResult
  package func accept() async throws -> Ledger {
    let recording = try Recording(
      exchanges: try File.read(Path.join(folder, "exchanges.json")),
      instance: try File.read(Path.join(folder, "instance.json")))
    let result = await pull(recording)
    guard let snapshot = result.snapshot else {
      throw CommandFailure(.partial, "the pull failed: \(result.failure?.what ?? "")")
    }
    let expected = Path.join(folder, "expected")
    try Folder.create(expected)
    for file in CanonicalFile.allCases {
      let bytes = try Self.rows(file, snapshot, result.ledger)
      try File.write(bytes, to: Path.join(expected, "\(file.rawValue).ndjson"))
    }
    try File.write(result.ledger.comparable.pretty(), to: Path.join(expected, "ledger.json"))
    return result.ledger
  }

  private func pull(_ recording: Recording) async -> PullResult {
    var settings = JSONObject()
    for setting in definition.settings {
      settings[setting.name] = recording.settings[setting.name] ?? setting.fallback
    }
    var secrets: [String: Secret] = [:]
    for secret in definition.secrets { secrets[secret.name] = Secret("recorded-\(secret.name)") }
    var request = PullRequest(
      instance: definition.app, run: "recorded", definition: definition, settings: settings,
      secrets: recording.secrets ?? secrets, transport: ReplayTransport(recording),
      links: CurlLinks(), limiter: RateLimiter(), clock: SystemPullClock(), folder: folder)
    request.signer = ReplaySigner()
    return await Pull(request).run()
  }

  /// What must hold for every connector, whatever is expected of this one.
  private func problems(_ result: PullResult, again: PullResult) async -> [String] {
    var problems: [String] = []
    if result.ledger.verdict != .complete {
      problems.append("the verdict is \(result.ledger.verdict.word): \(result.ledger.reasons)")
    }
    problems += result.ledger.dangling.map { "dangling: \($0)" }
    if again.snapshot?.contentHash != result.snapshot?.contentHash {
      problems.append("a second pull of the same answers gives another snapshot")
    }
    return problems
  }

  private func compare(_ bytes: [UInt8], with path: String) throws -> [String] {
    guard let expected = try File.readIfPresent(path) else { return ["\(path) is missing"] }
    guard expected != bytes else { return [] }
    let name = Path.name(of: path)
    guard name == "ledger.json" else {
      return RowDifference.lines(name, expected: expected, found: bytes)
    }
    let changes = RowDifference.changes("", try JSON.parse(expected), try JSON.parse(bytes))
    return changes.isEmpty ? ["\(name) is written differently"] : changes.map { "\(name): \($0)" }
  }

  static func rows(
    _ file: CanonicalFile, _ snapshot: Snapshot, _ ledger: Ledger
  ) throws -> [UInt8] {
    let source = ExportSource(
      instance: ledger.instance, snapshot: snapshot, generation: 1, ledger: ledger)
    var bytes: [UInt8] = []
    try CanonicalStream.write(file, of: [source], as: .ndjson) { bytes += $0 }
    return bytes
  }
}

extension Ledger {
  /// The ledger without what changes from run to run: times, sizes, the run's name.
  var comparable: JSON {
    var object = json.object ?? JSONObject()
    for key in ["run", "started", "finished", "definition", "contentHash"] { object[key] = nil }
    object["streams"] = .array(
      streams.map { line in
        var stream = line.json.object ?? JSONObject()
        for key in ["first", "last", "bytes", "waitedMilliseconds"] { stream[key] = nil }
        return .object(stream)
      })
    return .object(object)
  }
}
