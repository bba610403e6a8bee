import Connectors
import CurlTransport
import Formats
import HTTP
import Identity
import Testing

@Suite struct SignInRecordingTests {
  /// Passes requests on and remembers the exchanges.
  private final class Recorder: Transport {
    private let transport: any Transport
    private let made = Locked<[RecordedExchange]>([])

    init(_ transport: any Transport) { self.transport = transport }

    var exchanges: [RecordedExchange] { made.withLock { $0 } }

    func send(_ request: Request) async throws(TransportError) -> Response {
      let response = try await transport.send(request)
      made.withLock { $0.append(RecordedExchange(request, response)) }
      return response
    }
  }

  /// Whatever kind of sign-in: its recording holds no secret, and gives the same snapshot again.
  @Test func `a recording holds no secret and can be replayed without any`() async throws {
    var replayed = 0
    for item in try SignInCase.load() where item.json["expect"]?.text("verdict") == "complete" {
      let definition = try SignInCase.definition(
        auth: item.json.text("auth"), base: item.json["base"]?.string ?? "https://api.example.com")
      let settings = item.json["settings"]?.object ?? JSONObject()
      let clock = TestClock()
      let app = SignInApp(
        item.json["answers"]?.object ?? JSONObject(), clock: clock, kept: nil, isFull: false)
      let recorder = Recorder(app)
      var secrets: [String: Secret] = [:]
      var stands: JSONObject = [:]
      for (name, value) in item.json["secrets"]?.object ?? JSONObject() {
        secrets[name] = value.string.map { Secret($0) }
        stands[name] = .string("stand-in-\(name)")
      }
      func request(_ transport: any Transport, _ secrets: [String: Secret]) -> PullRequest {
        PullRequest(
          instance: "test", run: "run", definition: definition, settings: settings,
          secrets: secrets, transport: transport, links: CurlLinks(), limiter: RateLimiter(),
          clock: clock, folder: "/")
      }
      let asked = request(recorder, secrets)
      let first = await Pull(asked).run()
      let recording = Recording(exchanges: recorder.exchanges, settings: settings)
        .json(hiding: asked.redactor).pretty()
      let text = String(decoding: recording, as: UTF8.self)
      #expect(!text.lowercased().contains("canary"), "\(item.name): \(text)")
      let instance = JSON.members(["settings": .object(settings), "secrets": .object(stands)])
      let again = try Recording(exchanges: recording, instance: instance.bytes)
      let second = await Pull(
        request(ReplayTransport(again), try #require(again.secrets))
      ).run()
      #expect(
        second.snapshot?.contentHash == first.snapshot?.contentHash,
        "\(item.name): \(second.failure?.what ?? "") \(text)")
      replayed += 1
    }
    #expect(replayed > 25)
  }
}
