import Files
import Formats
import Foundation
import Identity
import Reviews
import Testing

struct BundleTests {
  @Test func aBundleHoldsEveryFileAndProvesIt() throws {
    try Self.inFolder { folder in
      let result = try Bundle.export(try Self.request(folder))
      let names = try Folder.names(in: result.folder + "/canonical").sorted()
      let kinds = CanonicalFile.allCases.map { $0.rawValue }
      #expect(names == kinds.flatMap { ["\($0).csv", "\($0).ndjson"] }.sorted())
      let sums = String(decoding: try File.read(result.folder + "/SHA256SUMS"), as: UTF8.self)
      for line in sums.split(separator: "\n") {
        let parts = line.split(separator: " ", maxSplits: 1).map { String($0) }
        let path = parts[1].drop { $0 == " " }
        #expect(SHA256.hex(try File.read("\(result.folder)/\(path)")) == parts[0], "\(path)")
      }
      #expect(sums.split(separator: "\n").count == kinds.count * 2 + 1)
      #expect(try FileStatus.of(result.folder + "/manifest.json")?.isPrivate == true)
      #expect(result.isReconciled)
    }
  }

  @Test func twoExportsOfOneSnapshotAreEqual() throws {
    try Self.inFolder { folder in
      let one = try Bundle.export(try Self.request(folder + "/a"))
      let other = try Bundle.export(try Self.request(folder + "/b"))
      #expect(one.files == other.files)
      #expect(one.files.allSatisfy { $0.bytes > 0 || $0.rows == 0 })
    }
  }

  @Test func theManifestHoldsTheLedgerAndTheCounts() throws {
    try Self.inFolder { folder in
      let result = try Bundle.export(try Self.request(folder))
      let manifest = try JSON.parse(try File.read(result.folder + "/manifest.json"))
      let source = try #require(manifest["sources"]?.array?.first)
      #expect(source["source_id"]?.string == "hr-app")
      #expect(source["verdict"]?.string == "complete")
      let files = try #require(manifest["files"]?.array)
      #expect(files.count == result.files.count)
      #expect(files.allSatisfy { $0["sha256"]?.string?.utf8.count == 64 })
      let counted = try #require(manifest["reconciliation"]?.array?.first)
      let expected: JSON = .members([
        "source_id": .string("hr-app"), "kind": .string("accounts"), "reported": .integer(6),
        "fetched": .integer(7), "duplicates": .integer(1), "dropped": .integer(1),
        "told": .integer(5), "indirect": .integer(0), "in_snapshot": .integer(5),
        "exported": .integer(5), "difference": .integer(0), "sealed": .bool(true),
      ])
      #expect(counted == expected)
    }
  }

  @Test func nothingIsLeftOfAnExportThatFails() throws {
    try Self.inFolder { folder in
      let request = try Self.request(folder)
      // A file stands where the bundle's folder should be made.
      try File.write([0x78], to: folder + "/blocked")
      let blocked = BundleRequest(
        folder: folder + "/blocked", sources: request.sources, coversAll: true,
        created: request.created, run: request.run)
      #expect(throws: FileError.self) { try Bundle.export(blocked) }
      #expect(try Folder.names(in: folder) == ["blocked"])
      let empty = BundleRequest(
        folder: folder, sources: [], coversAll: true, created: request.created, run: request.run)
      #expect(throws: BundleError.nothingToExport) { try Bundle.export(empty) }
    }
  }

  @Test func nothingIsLeftOfAnExportThatIsInterrupted() throws {
    struct Enough: Error {}
    try Self.inFolder { folder in
      let request = try Self.request(folder)
      let interrupted = BundleRequest(
        folder: folder, sources: request.sources, coversAll: true, created: request.created,
        run: request.run, lookUp: { throw Enough() })
      #expect(throws: Enough.self) { try Bundle.export(interrupted) }
      #expect(try Folder.names(in: folder) == [])
    }
  }

  /// A snapshot that is not the one of its ledger is exported, and said to be so.
  @Test func aWrongLedgerIsTold() throws {
    try Self.inFolder { folder in
      let right = try Self.request(folder)
      let source = try #require(right.sources.first)
      var wrong = [source.ledger, source.ledger]
      wrong[0].counts["grants"] = 1
      wrong[1].contentHash = String(repeating: "0", count: 64)
      for (position, ledger) in wrong.enumerated() {
        let result = try Bundle.export(
          BundleRequest(
            folder: "\(folder)/\(position)",
            sources: [
              ExportSource(
                instance: "hr-app", snapshot: source.snapshot, generation: 3, ledger: ledger)
            ],
            coversAll: true, created: right.created, run: right.run))
        #expect(!result.isReconciled)
      }
    }
  }

  /// The last step fails: the name is taken by a bundle, which stays as it is.
  @Test func aBundleIsNeverReplaced() throws {
    try Self.inFolder { folder in
      let request = try Self.request(folder)
      let first = try Bundle.export(request)
      let failure = #expect(throws: FileError.self) { try Bundle.export(request) }
      #expect(failure?.path == first.folder)
      #expect(try Folder.names(in: folder) == [first.name])
    }
  }

  /// What a killed export left goes with the next one; what is being written stays.
  @Test func abandonedDraftsAreSwept() throws {
    try Self.inFolder { folder in
      let names = ["left", "busy"].map { ".uar_all_20251125T093456Z_\($0).0a.temporary" }
      for name in names { try Folder.create("\(folder)/\(name)/canonical") }
      try File.write([0x78], to: "\(folder)/\(names[0])/canonical/accounts.csv")
      let lock = try #require(try FileLock(taking: "\(folder)/\(names[1]).lock"))
      let result = try Bundle.export(try Self.request(folder))
      let left = try Folder.names(in: folder)
      #expect(left == [names[1], Path.name(of: lock.path), result.name])
    }
  }

  private static func request(_ folder: String) throws -> BundleRequest {
    BundleRequest(
      folder: folder, sources: [try Organisation.source()], coversAll: true,
      created: Organisation.time,
      run: ExportRun(
        id: "20251125t093456z-0a1b2c3d", toolVersion: "0.0.0", started: Organisation.time,
        host: "host", user: "user", command: "rollcall export"))
  }

  private static func inFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "bundle-\(UUID().uuidString)").path()
    try Folder.create(folder)
    defer { try? Folder.removeTree(folder) }
    try body(folder)
  }
}
