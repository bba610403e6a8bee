import Connectors
import CurlTransport
import Files
import Formats
import Glibc
import HTTP
import Identity
import Ingest

/// `items --base URL`: reads `{"items":[{"id"}],"next"}` to its end with the bearer of `GW_TOKEN`;
/// prints one id a line, and only when the list is complete.
enum ItemsCommand: Command {
  private static let definition = """
    {
      app: "items", name: "Items", about: "a list of items",
      evidence: { specification: "none", date: "2026-11" },
      settings: { base: { type: "url", about: "address of the list" } },
      secrets: { token: { about: "the bearer in GW_TOKEN" } },
      http: {
        base: "{$settings.base}", auth: { bearer: "token" }, page: { next: { url: "next" } },
      },
      streams: { items: { get: "", rows: "items", emit: [{ account: { id: "id" } }] } },
    }
    """

  static func run(_ words: [String]) async throws -> Int32 {
    guard words.count == 2, words[0] == "--base", let token = Environment.value("GW_TOKEN") else {
      print("usage: GW_TOKEN=... conformance items --base URL")
      return 64
    }
    let result = await Pull(try request(words[1], Secret(token))).run()
    guard let snapshot = result.snapshot, result.ledger.verdict == .complete else {
      try StandardStream.error.write(Array("\(result.ledger.reasons)\n".utf8))
      return 1
    }
    var lines: [UInt8] = []
    for account in snapshot.accounts.indices {
      lines += snapshot.id(ofAccount: account)
      lines.append(ASCII.lineFeed)
    }
    try Channel.write(lines)
    return 0
  }

  private static func request(_ base: String, _ token: Secret) throws -> PullRequest {
    var options = TransportOptions(userAgent: "rollcall-conformance")
    options.allowHTTP = true
    options.allowPrivateNetwork = true
    var request = PullRequest(
      instance: "items", run: "items",
      definition: try DefinitionReader.read(Array(definition.utf8), file: "items.json"),
      settings: ["base": .string(base)], secrets: ["token": token],
      transport: CurlTransport(options), links: CurlLinks(), limiter: RateLimiter(),
      clock: SystemPullClock(), folder: ".")
    request.caps.pages = 1000
    request.longestWaitSeconds = 30
    return request
  }
}
