import Formats
import Testing

struct CSVReaderTests {
  @Test func `what RFC 4180 allows is read`() throws {
    let cases = try FormatsFixture.cases("CSV/read.json", "read")
    #expect(cases.count > 10)
    for item in cases {
      var reader = try CSVReader(item.input)
      let records = try reader.records().map { $0.fields.map { JSON.string($0.text) } }
      #expect(JSON.array(records.map { .array($0) }) == item["records"], "\(item.name)")
    }
  }

  @Test func `everything else is refused with its place`() throws {
    let cases = try FormatsFixture.cases("CSV/read.json", "refused")
    #expect(cases.count > 10)
    for item in cases {
      let error = #expect(throws: CSVError.self, "\(item.name)") {
        var reader = try CSVReader(item.input, columns: .asFirstRecord)
        _ = try reader.records()
      }
      guard let error else { continue }
      let isRight =
        error.what.contains(item["what"]?.string ?? "?")
        && error.line == item["line"]?.integer && error.column == item["column"]?.integer
      #expect(isRight, "\(item.name): \(error)")
    }
  }

  @Test func `fields know where they begin`() throws {
    var reader = try CSVReader(Array("\u{FEFF}é;\"x\n\"\"é\";b\n\nc".utf8), delimiter: 0x3B)
    let places = try reader.records().flatMap { record in
      record.fields.map { "\(record.line) \($0.line):\($0.column) \($0.isQuoted) \($0.text)" }
    }
    #expect(places == ["1 1:1 false é", "1 1:3 true x\n\"é", "1 2:6 false b", "4 4:1 false c"])
  }

  @Test func `columns and delimiter are checked`() throws {
    #expect(throws: CSVError.self) {
      var reader = try CSVReader(Array("a,b".utf8), columns: .exactly(3))
      _ = try reader.next()
    }
    var ragged = try CSVReader(Array("a\nb,c".utf8))
    #expect(try ragged.records().map { $0.fields.count } == [1, 2])
    for byte in "\"\r\n 1aZ\0".utf8 + [0x80, 0xFF] {
      #expect(throws: CSVError.self) { try CSVReader([], delimiter: byte) }
    }
  }
}
