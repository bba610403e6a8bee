import Formats
import Identity
import Reviews
import TestSupport
import Testing

struct CanonicalStreamTests {
  @Test(arguments: CanonicalFile.allCases)
  func filesEqualTheirGoldens(file: CanonicalFile) throws {
    for format in CanonicalFormat.allCases {
      let written = try text(file, [Organisation.source()], format)
      if Golden.isRecording {
        try Golden.write(written, to: "Reviews/canonical/\(file.rawValue).\(format.rawValue)")
      }
      let golden = try Fixture.text("Reviews/canonical/\(file.rawValue).\(format.rawValue)")
      #expect(written.utf8.elementsEqual(golden.utf8), "\(file.rawValue).\(format.rawValue)")
    }
  }

  @Test func itemsOfListsStandAsTheAppHasThem() throws {
    var builder = SnapshotBuilder(instance: "i")
    var key = Credential(id: "k")
    key.scopes = ["repo;admin", "read:org"]
    builder.add(key)
    let time = Timestamp(milliseconds: 0)
    let source = ExportSource(
      instance: "i", snapshot: try builder.build().snapshot, generation: 1,
      ledger: Ledger(instance: "i", connector: "c", run: "r", started: time, finished: time))
    let json = try text(.credentials, [source], .ndjson)
    #expect(json.contains(#""scopes":["repo;admin","read:org"]"#))
    #expect(try text(.credentials, [source], .csv).contains(#","repo;admin;read:org","#))
  }

  /// Every cell read back, guard undone, is the value that the NDJSON has.
  @Test(arguments: CanonicalFile.allCases)
  func csvReadBackIsNDJSON(file: CanonicalFile) throws {
    let sources = [try Organisation.source()]
    var reader = try CSVReader(Array(text(file, sources, .csv).utf8))
    let lines = try text(file, sources, .ndjson).utf8.split(separator: 0x0A)
    #expect(try reader.next()?.fields.map { $0.text } == file.header)
    var rows = 0
    while let record = try reader.next() {
      let object = try JSONDocument(parsing: Array(lines[rows])).root
      let values = file.columns.map { Self.cell(object[$0.name], $0.kind) }
      let cells = zip(record.fields.map { $0.bytes }, file.columns).map { cell, column in
        let bytes = column.kind.isGuarded ? FormulaGuard.restored(Array(cell)) : Array(cell)
        return String(decoding: bytes, as: UTF8.self)
      }
      #expect(cells == values)
      rows += 1
    }
    #expect(rows == lines.count && rows > 0)
  }

  private static func cell(_ value: JSONNode?, _ kind: CanonicalColumn.Kind) -> String {
    guard let value else { return "no such key" }
    return switch value.kind {
    case .null: ""
    case .string: kind == .number || kind == .flag ? "quoted" : value.string ?? "unreadable"
    case .array: value.elements.map { $0.string ?? "unreadable" }.joined(separator: ";")
    case .number, .bool:
      kind == .number || kind == .flag ? String(decoding: value.bytes, as: UTF8.self) : "bare"
    case .object: "nested"
    }
  }

  @Test func instancesStandInOrderOfTheirNames() throws {
    let sources = try ["b-app", "a-app"].map { try Organisation.source($0) }
    let csv = try text(.groups, sources, .csv)
    let names = csv.split(separator: "\r\n").dropFirst().map { $0.prefix(5) }
    #expect(names == Array(repeating: "a-app", count: 6) + Array(repeating: "b-app", count: 6))
    #expect(try text(.groups, sources.reversed(), .csv) == csv)
  }

  @Test func nothingIsAHeaderOrAnEmptyArray() throws {
    let empty = try SnapshotBuilder(instance: "none").build().snapshot
    let ledger = Ledger(
      instance: "none", connector: "csv", run: "r", started: Organisation.time,
      finished: Organisation.time)
    let source = ExportSource(instance: "none", snapshot: empty, generation: 1, ledger: ledger)
    #expect(
      try text(.memberships, [source], .csv)
        == CanonicalFile.memberships.header.joined(separator: ",") + "\r\n")
    #expect(try text(.memberships, [source], .ndjson) == "")
    #expect(try text(.memberships, [source], .json) == "[]\n")
  }

  @Test func aSinkThatThrowsEndsTheWriting() throws {
    let source = try Organisation.source()
    #expect(throws: Full.self) {
      try CanonicalStream.write(.accounts, of: [source], as: .csv) { _ in throw Full() }
    }
  }

  private struct Full: Error {}

  private func text(
    _ file: CanonicalFile, _ sources: [ExportSource], _ format: CanonicalFormat
  ) throws -> String {
    var bytes: [UInt8] = []
    try CanonicalStream.write(file, of: sources, as: format) { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }
}
