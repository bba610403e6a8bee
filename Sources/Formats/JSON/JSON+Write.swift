/// From the tree to text; members keep their order.
extension JSON {
  /// Compact text.
  package var bytes: [UInt8] {
    var output: [UInt8] = []
    write(into: &output)
    return output
  }

  /// Appends compact text.
  package func write(into output: inout [UInt8]) {
    switch self {
    case .null: output.append(contentsOf: "null".utf8)
    case .bool(let value): output.append(contentsOf: (value ? "true" : "false").utf8)
    case .number(let value): output.append(contentsOf: value.text.utf8)
    case .string(let value): JSONWriter.appendString(value, to: &output)
    case .array(let values):
      output.append(ASCII.openBracket)
      for (position, value) in values.enumerated() {
        if position > 0 { output.append(ASCII.comma) }
        value.write(into: &output)
      }
      output.append(ASCII.closeBracket)
    case .object(let members):
      output.append(ASCII.openBrace)
      for (position, member) in members.enumerated() {
        if position > 0 { output.append(ASCII.comma) }
        JSONWriter.appendString(member.key, to: &output)
        output.append(ASCII.colon)
        member.value.write(into: &output)
      }
      output.append(ASCII.closeBrace)
    }
  }

  /// Text for files that people read: indented by two blanks, with a line end at the end.
  package func pretty() -> [UInt8] {
    var output: [UInt8] = []
    writePretty(into: &output, level: 0)
    output.append(ASCII.lineFeed)
    return output
  }

  private func writePretty(into output: inout [UInt8], level: Int) {
    func line(_ level: Int) {
      output.append(ASCII.lineFeed)
      output.append(contentsOf: repeatElement(ASCII.space, count: 2 * level))
    }
    switch self {
    case .array(let values) where !values.isEmpty:
      output.append(ASCII.openBracket)
      for (position, value) in values.enumerated() {
        if position > 0 { output.append(ASCII.comma) }
        line(level + 1)
        value.writePretty(into: &output, level: level + 1)
      }
      line(level)
      output.append(ASCII.closeBracket)
    case .object(let members) where members.count > 0:
      output.append(ASCII.openBrace)
      for (position, member) in members.enumerated() {
        if position > 0 { output.append(ASCII.comma) }
        line(level + 1)
        JSONWriter.appendString(member.key, to: &output)
        output.append(contentsOf: [ASCII.colon, ASCII.space])
        member.value.writePretty(into: &output, level: level + 1)
      }
      line(level)
      output.append(ASCII.closeBrace)
    default: write(into: &output)
    }
  }
}
