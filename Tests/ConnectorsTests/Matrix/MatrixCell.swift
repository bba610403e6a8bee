import Connectors
import CurlTransport
import Formats
import HTTP
import Identity
import TestSupport

/// One style met with one lie: pulled by the real engine, held against the truth.
struct MatrixCell {
  let style: MatrixStyle
  let lie: MatrixLie
  var means: MatrixMeans?

  enum Outcome: Equatable {
    /// Complete and equal to the truth; whether the list was read twice for it.
    case whole(again: Bool)
    case fails(String)
    /// Complete, says the engine, and it is not.
    case silent(String)
  }

  func outcome() async throws -> Outcome {
    try await outcome(MatrixApp(style, lie, means), at: MatrixApp.origin)
  }

  /// What comes of a pull from an app that answers there.
  func outcome(_ transport: any Transport, at origin: String) async throws -> Outcome {
    let definition = try style.definition(lie, means, at: origin)
    var settings = JSONObject()
    for setting in definition.settings { settings[setting.name] = setting.fallback }
    let request = PullRequest(
      instance: "matrix", run: "run", definition: definition, settings: settings,
      secrets: [lie.renews ? "secret" : "token": Secret("canary-secret-123")], transport: transport,
      links: CurlLinks(), limiter: RateLimiter(), clock: TestClock(), folder: "/")
    let result = await Pull(request).run()
    let text = String(decoding: result.ledger.json.bytes, as: UTF8.self)
    if text.contains("canary") { return .silent("a secret in the ledger") }
    guard let snapshot = result.snapshot else {
      return .fails(result.failure?.what ?? "without a word")
    }
    guard result.ledger.verdict == .complete else { return .fails(text) }
    let people = Dictionary(
      snapshot.accounts.map { row in
        (
          String(decoding: snapshot.bytes(row.range(.id)), as: UTF8.self),
          snapshot.text(row.range(.username)) ?? ""
        )
      }, uniquingKeysWith: { first, _ in first })
    if let fault = fault(people) { return .silent(fault) }
    return .whole(again: text.contains("read again"))
  }

  /// What is wrong with the people that came; nil if nothing.
  private func fault(_ people: [String: String]) -> String? {
    let missing = lie.due.filter { people[$0.id] != $0.name }
    if !missing.isEmpty { return "missing " + missing.map { $0.id }.joined(separator: " ") }
    let allowed = Dictionary(
      (lie.allowed + lie.due).map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    let foreign = people.keys.filter { allowed[$0] == nil }
    return foreign.isEmpty ? nil : "invented " + foreign.sorted().joined(separator: " ")
  }
}
