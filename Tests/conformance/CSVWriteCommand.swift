import Formats

/// `csv-write`: the CSV of `{"columns": [...], "rows": [{...}]}` on standard input.
enum CSVWriteCommand: Command {
  static func run(_ words: [String]) throws -> Int32 {
    let root = try JSONDocument(parsing: try Channel.read()).root
    let names = root["columns"]?.elements.compactMap { $0.string } ?? []
    let writer = CSVWriter(columns: names.map { _ in .text })
    var output: [UInt8] = []
    writer.appendHeader(names, to: &output)
    if let rows = root["rows"] {
      for row in rows.elements {
        writer.appendRow(names.map { row[$0]?.utf8 ?? [] }, to: &output)
      }
    }
    try Channel.write(output)
    return 0
  }
}
