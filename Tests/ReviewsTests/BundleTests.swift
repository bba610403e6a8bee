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
