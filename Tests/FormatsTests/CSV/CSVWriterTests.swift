import Formats
import Testing

struct CSVWriterTests {
  private func row(_ cells: [String], _ writer: CSVWriter) -> String {
    var output: [UInt8] = []
    writer.appendRow(cells, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  @Test func `cells are quoted and guarded, and come back`() throws {
    let cases = try FormatsFixture.cases("CSV/written.json", "cells")
    #expect(cases.count > 30)
    let guarded = CSVWriter(columns: [.text, .text])
    let raw = CSVWriter(columns: [.text, .text], isGuarded: false)
    for item in cases {
      let text = item["text"]?.string ?? ""
      let written = row([text, "x"], guarded)
      #expect(
        written.utf8.elementsEqual("\(item["written"]?.string ?? "?"),x\r\n".utf8), "\(item.name)")
      var reader = try CSVReader(Array(written.utf8))
      let cell = try reader.next()?.fields[0].bytes ?? []
      #expect(FormulaGuard.restored(Array(cell)) == Array(text.utf8), "\(item.name)")
      var plain = try CSVReader(Array(row([text, "x"], raw).utf8))
      #expect(try plain.next()?.fields[0].bytes.elementsEqual(text.utf8) == true, "\(item.name)")
    }
  }

  @Test func `the guard is one to one`() {
    let signs = ["'", " ", "\"", "=", "\t", "x", "\u{A0}", "\u{FF1D}"].map { Array($0.utf8) }
    var written: [[UInt8]: [UInt8]] = [:]
    var cells: [[UInt8]] = [[]]
    for _ in 0..<5 { cells = [[]] + cells.flatMap { cell in signs.map { cell + $0 } } }
    for cell in Set(cells) {
      let guarded = FormulaGuard.guarded(cell)
      if FormulaGuard.restored(guarded) != cell { Issue.record("\(cell) is lost") }
      if let other = written.updateValue(cell, forKey: guarded) { Issue.record("\(cell) \(other)") }
    }
    #expect(written.count == Set(cells).count)
  }

  @Test func `typed cells are never guarded, and an only cell is never an empty line`() {
    #expect(row(["-5", "-5"], CSVWriter(columns: [.typed, .text])) == "-5,'-5\r\n")
    #expect(row([""], CSVWriter(columns: [.text], lineEnd: .lineFeed)) == "\"\"\n")
    #expect(row(["", ""], CSVWriter(columns: [.text, .text])) == ",\r\n")
    var output: [UInt8] = []
    CSVWriter(columns: [.typed]).appendHeader(["=h"], to: &output)
    #expect(String(decoding: output, as: UTF8.self) == "'=h\r\n")
  }
}
