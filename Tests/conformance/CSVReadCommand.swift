import Formats

/// `csv-read`: the records of a CSV file on standard input as a JSON array of arrays of strings.
enum CSVReadCommand: Command {
  static func run(_ words: [String]) throws -> Int32 {
    var reader = try CSVReader(try Channel.read(), columns: .asFirstRecord)
    var output = [ASCII.openBracket]
    while let record = try reader.next() {
      if output.count > 1 { output.append(ASCII.comma) }
      output.append(ASCII.openBracket)
      for (position, field) in record.fields.enumerated() {
        if position > 0 { output.append(ASCII.comma) }
        JSONWriter.appendString(field.bytes, to: &output)
      }
      output.append(ASCII.closeBracket)
    }
    output.append(ASCII.closeBracket)
    try Channel.write(output)
    return 0
  }
}
