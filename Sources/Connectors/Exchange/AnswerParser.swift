internal import Formats

/// Makes the document of an answer, whatever it is written in.
enum AnswerParser {
  static func document(
    _ body: [UInt8], as form: AnswerForm
  ) throws(FormatError) -> JSONDocument {
    switch form {
    case .json, .csv, .any: try JSONDocument(parsing: body)
    case .xml(let lists): try JSONDocument(parsing: try JSON.parse(xml: body, lists: lists).bytes)
    case .lines: try lines(body)
    }
  }

  /// What conditions see of a body that is not what is expected: a tree where it is JSON or XML,
  /// else the text; null where it is empty.
  static func tree(of body: [UInt8]) -> JSON {
    if let tree = try? JSON.parse(body) { return tree }
    if let tree = try? JSON.parse(xml: body, lists: XMLLists()) { return tree }
    let text = body.prefix(longest)
    return text.isEmpty ? .null : .string(String(decoding: text, as: UTF8.self))
  }

  /// Conditions look for a few words; a web page may be long.
  private static let longest = 1 << 16

  /// One array of the values that stand on the lines; blank lines are none.
  private static func lines(_ body: [UInt8]) throws(FormatError) -> JSONDocument {
    var array = [ASCII.openBracket]
    for line in body.split(separator: ASCII.lineFeed) {
      guard line.contains(where: { $0 > ASCII.space }) else { continue }
      do {
        _ = try JSONDocument(parsing: Array(line))
      } catch {
        throw FormatError(error.what, at: line.startIndex + error.offset)
      }
      if array.count > 1 { array.append(ASCII.comma) }
      array += line
    }
    array.append(ASCII.closeBracket)
    return try JSONDocument(parsing: array)
  }
}
