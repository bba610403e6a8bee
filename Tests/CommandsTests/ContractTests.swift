import Commands
import Connectors
import CurlTransport
import Demo
import Files
import Formats
import Foundation
import HTTP
import Identity
import Ingest
import TestSupport
import Testing

/// Every built-in connector against its recorded answers.
///
/// `ROLLCALL_RECORD=1 swift test --filter ContractTests` records GitHub and Buildkite anew from the
/// demo's apps and takes what every recording gives as expected; look at the difference then.
@Suite(.serialized) struct ContractTests {
  private static let isRecording = ProcessInfo.processInfo.environment["ROLLCALL_RECORD"] != nil

  @Test(arguments: try Catalogue.load().names)
  func aConnectorGivesWhatIsExpectedOfItsRecordedAnswers(name: String) async throws {
    let definition = try #require(try Catalogue.load()[name])
    let folder = Fixture.root.appending(path: name).path()
    let test = ConnectorTest(definition: definition, folder: folder)
    if Self.isRecording {
      try await Self.record(definition, into: folder)
      try await test.accept()
    }
    let problems = try await test.run()
    #expect(problems == [])
  }

  private static func record(_ definition: ConnectorDefinition, into folder: String) async throws {
    let app: any Handler
    let token: Secret
    let settings: JSONObject
    switch definition.app {
    case "github":
      app = try FakeGitHub(token: DemoApps.githubToken) { 1_780_000_000 }
      token = DemoApps.githubToken
      settings = [
        "organization": .string("acme"), "baseURL": .string("http://api.github.test"),
        "graphQL": .bool(true),
      ]
    case "buildkite":
      app = try FakeBuildkite(token: DemoApps.buildkiteToken) { 1_780_000_000 }
      token = DemoApps.buildkiteToken
      settings = [
        "organization": .string("acme-ci"), "baseURL": .string("http://api.buildkite.test/v2"),
      ]
    default: return
    }
    let transport = RecordingTransport(HandlerTransport(app))
    let request = PullRequest(
      instance: definition.app, run: "recording", definition: definition, settings: settings,
      secrets: ["token": token], transport: transport, links: CurlLinks(), limiter: RateLimiter(),
      clock: SystemPullClock(), folder: folder)
    let result = await Pull(request).run()
    try #require(result.snapshot != nil, "\(result.ledger.reasons)")
    try Folder.create(folder)
    let recording = Recording(exchanges: transport.exchanges, settings: settings)
    try File.write(recording.json.pretty(), to: folder + "/exchanges.json")
    try File.write(
      JSON.members(["settings": .object(settings)]).pretty(), to: folder + "/instance.json")
  }
}
