import Connectors
import CurlTransport
import Files
import Formats
import Foundation
import HTTP
import Identity
import Ingest
import Reviews
import TestSupport
import Testing

/// Our own canonical files, read back by the `csv` connector, give the same bytes again.
struct RoundTripTests {
  @Test func canonicalFilesReadBackAreByteEqual() async throws {
    let recording = try Recording(
      exchanges: Fixture.bytes("github/exchanges.json"),
      instance: Fixture.bytes("github/instance.json"))
    let github = try await Self.pull(
      "github", recording.settings.merging(["graphQL": .bool(true)]), ReplayTransport(recording),
      "/")
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "round-\(UUID().uuidString)").path()
    try Folder.create(folder)
    defer { try? Folder.removeTree(folder) }
    var settings: JSONObject = [
      "columns": .object([:]), "delimiter": .string(","), "encoding": .string("utf-8"),
    ]
    for file in CanonicalFile.allCases {
      try File.write(try Self.csv(file, github), to: "\(folder)/\(file.rawValue).csv")
      settings[file.rawValue] = .string("\(file.rawValue).csv")
    }
    let csv = try await Self.pull("csv", settings, ReplayTransport(recording), folder)
    for file in CanonicalFile.allCases {
      let found = try Self.csv(file, csv).split(separator: 0x0A)
      let expected = try Self.csv(file, github).split(separator: 0x0A)
      let differing = zip(found, expected).first { $0.0 != $0.1 }
      #expect(found.count == expected.count, "\(file.rawValue)")
      #expect(
        differing == nil,
        "\(file.rawValue): \(differing.map { String(decoding: $0.0, as: UTF8.self) } ?? "") instead of \(differing.map { String(decoding: $0.1, as: UTF8.self) } ?? "")"
      )
    }
  }

  private static func pull(
    _ app: String, _ settings: JSONObject, _ transport: any Transport, _ folder: String
  ) async throws -> PullResult {
    let definition = try #require(try Catalogue.load()[app])
    let request = PullRequest(
      instance: "github", run: "round", definition: definition, settings: settings,
      secrets: ["token": Secret("recorded-token")], transport: transport, links: CurlLinks(),
      limiter: RateLimiter(), clock: SystemPullClock(), folder: folder)
    let result = await Pull(request).run()
    try #require(result.snapshot != nil, "\(result.ledger.reasons)")
    return result
  }

  private static func csv(_ file: CanonicalFile, _ result: PullResult) throws -> [UInt8] {
    let snapshot = try #require(result.snapshot)
    let source = ExportSource(
      instance: "github", snapshot: snapshot, generation: 1, ledger: result.ledger)
    var bytes: [UInt8] = []
    try CanonicalStream.write(file, of: [source], as: .csv) { bytes += $0 }
    return bytes
  }
}

extension JSONObject {
  fileprivate func merging(_ other: JSONObject) -> JSONObject {
    var merged = self
    for (key, value) in other { merged[key] = value }
    return merged
  }
}
