import Connectors
import CurlTransport
import Files
import Formats
import HTTP
import Identity
import TestSupport

/// One pull against an app that answers as written, and what has to come of it.
///
/// A file of scenarios names connector, settings and the answers of a healthy app; each case
/// changes some of them.
struct Scenario {
  let name: String
  let definition: ConnectorDefinition
  let settings: JSONObject
  let answers: JSONObject
  let expected: JSON
  let caps: JSON?
  /// The secrets that are given, by name.
  let secrets: [String]
  /// Of these, the private keys: each is made anew, so that none stands in a file.
  let keys: [String]
  /// The text of secrets that are more than a word, as the key file of a service account.
  let secretTexts: JSONObject

  static func load(_ file: String) throws -> [Scenario] {
    let json = try JSON.parse(try Fixture.bytes("Connectors/scenarios/\(file).json"))
    let definition: ConnectorDefinition
    if let text = json["definition"]?.string {
      definition = try DefinitionReader.read(Array(text.utf8), file: "\(file).json")
    } else if let built = try Catalogue.load()[json.text("connector")] {
      definition = built
    } else {
      return []
    }
    return (json["cases"]?.array ?? []).map { item in
      Scenario(
        name: item.text("name"), definition: definition,
        settings: merged(json["settings"], item["settings"]),
        answers: merged(json["answers"], item["answers"]), expected: item["expect"] ?? .null,
        caps: item["caps"],
        secrets: (item["secrets"] ?? json["secrets"])?.array?.compactMap { $0.string } ?? ["token"],
        keys: item.texts("keys"), secretTexts: json["secretTexts"]?.object ?? JSONObject())
    }
  }

  private static func merged(_ first: JSON?, _ second: JSON?) -> JSONObject {
    var all = first?.object ?? JSONObject()
    for (key, value) in second?.object ?? JSONObject() { all[key] = value }
    return all
  }

  /// What is wrong with the outcome; empty if nothing.
  func faults() async -> [String] {
    let app = ScenarioApp(answers)
    var settings = settings
    for setting in definition.settings where settings[setting.name] == nil {
      settings[setting.name] = setting.fallback
    }
    let texts = secretTexts.compactMap { name, text in text.string.map { (name, Secret($0)) } }
    var request = PullRequest(
      instance: "test", run: "run", definition: definition, settings: settings,
      secrets: Dictionary(
        texts
          + secrets.map { ($0, keys.contains($0) ? Self.newKey() : Secret("canary-token-123")) },
        uniquingKeysWith: { first, _ in first }),
      transport: app, links: CurlLinks(),
      limiter: RateLimiter(), clock: TestClock(), folder: "/")
    if !texts.isEmpty { request.signer = ReplaySigner() }
    if let pages = caps?["pages"]?.integer { request.caps.pages = pages }
    if let records = caps?["records"]?.integer { request.caps.records = records }
    if let minutes = caps?["minutes"]?.integer { request.caps.minutes = minutes }
    let result = await Pull(request).run()
    return faults(of: result, app.asked).map { "\(name): \($0)" }
  }

  private static func newKey() -> Secret {
    let program = Program([
      "openssl", "genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048",
    ])
    return Secret(String(decoding: (try? program.run())?.output ?? [], as: UTF8.self))
  }

  private func faults(of result: PullResult, _ asked: [String]) -> [String] {
    var faults: [String] = []
    let ledger = String(decoding: result.ledger.json.bytes, as: UTF8.self)
    let said = (result.failure?.what ?? "") + result.ledger.reasons.joined(separator: "; ")
    if result.ledger.verdict.word != expected.text("verdict") {
      faults.append("\(result.ledger.verdict.word): \(said)")
    }
    if (result.snapshot == nil) != (result.failure != nil) { faults.append("half a result") }
    for text in [ledger, said] where text.contains("canary") || text.contains("token-123") {
      faults.append("a secret in \(text)")
    }
    for text in expected.texts("says") where !said.contains(text) {
      faults.append("not said: \(text), but \(said)")
    }
    for text in expected.texts("ledger") where !ledger.contains(text) {
      faults.append("not in the ledger: \(text), but \(ledger)")
    }
    if let code = expected["code"]?.string, code != result.failure.map({ "\($0.code)" }) {
      faults.append("the failure is \(String(describing: result.failure?.code))")
    }
    let lines = result.snapshot.map { SnapshotText.lines($0) } ?? []
    for line in expected.texts("lines") where !lines.contains(line) {
      faults.append("missing: \(line) in \(lines.joined(separator: "\n"))")
    }
    for line in expected.texts("never") where lines.contains(where: { $0.contains(line) }) {
      faults.append("too much: \(line)")
    }
    if let counts = expected["counts"]?.object {
      for (kind, count) in counts where result.ledger.counts[kind] != count.integer {
        faults.append("\(kind): \(result.ledger.counts[kind] ?? -1) in \(lines)")
      }
    }
    for name in expected.texts("asked")
    where !asked.contains(where: { $0 == name || $0.hasPrefix(name + " ") }) {
      faults.append("not asked: \(name), but \(asked)")
    }
    for name in expected.texts("notAsked") where asked.contains(where: { $0.hasPrefix(name) }) {
      faults.append("asked: \(name)")
    }
    if let most = expected["requests"]?.integer, asked.count != most {
      faults.append("\(asked.count) requests")
    }
    let waited = result.ledger.streams.reduce(0) { $0 + $1.waitedMilliseconds }
    if let due = expected["waitedMilliseconds"]?.integer, due != waited {
      faults.append("waited \(waited) ms")
    }
    for line in result.ledger.streams {
      for (key, value) in expected["streams"]?[line.name]?.object ?? JSONObject()
      where line.json[key]?.bytes != value.bytes {
        faults.append("\(line.name): \(key) is \(String(describing: line.json[key]))")
      }
    }
    for (name, _) in expected["streams"]?.object ?? JSONObject()
    where !result.ledger.streams.contains(where: { $0.name == name }) {
      faults.append("no line \(name) in the ledger")
    }
    return faults
  }
}
