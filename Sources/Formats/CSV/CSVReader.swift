/// Reads CSV strictly as RFC 4180 says, record by record, with places for messages.
///
/// UTF-8 only; a byte order mark is skipped; records end with CRLF or LF; empty lines are
/// skipped; blanks are data; nothing is guessed.
package struct CSVReader: Sendable {
  /// How many fields a record must have.
  package enum Columns: Sendable {
    case any
    case asFirstRecord
    case exactly(Int)
  }

  private let bytes: [UInt8]
  private let delimiter: UInt8
  private let columns: Columns
  private var firstCount: Int?
  private var at = 0
  private var line = 1
  private var column = 1

  package init(
    _ bytes: [UInt8], delimiter: UInt8 = ASCII.comma, columns: Columns = .any
  ) throws(CSVError) {
    self.bytes = bytes
    self.delimiter = delimiter
    self.columns = columns
    guard CSVReader.isDelimiter(delimiter) else {
      throw CSVError("the delimiter must be a tab or a printable ASCII sign", line: 1, column: 1)
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
    if let fault = UTF8Sequence.firstFault(in: bytes.span) {
      advance(to: fault)
      throw mistake("not UTF-8 text: save the file as UTF-8 or name its encoding")
    }
  }

  /// Whether a byte can stand between fields: a tab or a sign, never a letter, digit or quote.
  package static func isDelimiter(_ byte: UInt8) -> Bool {
    byte == ASCII.tab
      || byte > 0x20 && byte < 0x7F && byte != ASCII.quote
        && !ASCII.isLetter(byte) && !ASCII.isDigit(byte)
  }

  /// The next record, or nil at the end of the file.
  package mutating func next() throws(CSVError) -> CSVRecord? {
    while try endOfRecord() {}
    guard at < bytes.count else { return nil }
    let start = line
    var fields: [CSVField] = []
    fields.reserveCapacity(firstCount ?? 8)
    while true {
      fields.append(bytes.count > at && bytes[at] == ASCII.quote ? try quoted() : try plain())
      guard at < bytes.count else { break }
      if bytes[at] == delimiter {
        at += 1
        column += 1
      } else if try endOfRecord() {
        break
      }
    }
    try checkCount(fields.count, line: start)
    return CSVRecord(line: start, fields: fields)
  }

  /// All records that are left.
  package mutating func records() throws(CSVError) -> [CSVRecord] {
    var records: [CSVRecord] = []
    while let record = try next() { records.append(record) }
    return records
  }

  private mutating func checkCount(_ count: Int, line: Int) throws(CSVError) {
    let expected: Int
    switch columns {
    case .any: expected = count
    case .asFirstRecord: expected = firstCount ?? count
    case .exactly(let number): expected = number
    }
    firstCount = firstCount ?? count
    guard count == expected else {
      throw CSVError(
        "the record has \(count) fields where \(expected) are due", line: line, column: 1)
    }
  }

  /// Moves past a line end (RFC 4180 section 2.1); false if there is none here.
  private mutating func endOfRecord() throws(CSVError) -> Bool {
    guard at < bytes.count else { return false }
    switch bytes[at] {
    case ASCII.lineFeed: at += 1
    case ASCII.carriageReturn:
      guard at + 1 < bytes.count, bytes[at + 1] == ASCII.lineFeed else {
        throw mistake("a carriage return without a line feed: end lines with CRLF or LF")
      }
      at += 2
    default: return false
    }
    line += 1
    column = 1
    return true
  }

  private mutating func plain() throws(CSVError) -> CSVField {
    let (start, startColumn) = (at, column)
    scan: while at < bytes.count {
      let byte = bytes[at]
      switch byte {
      case delimiter, ASCII.lineFeed, ASCII.carriageReturn: break scan
      // RFC 4180 section 2.5.
      case ASCII.quote: throw mistake("a quote inside a field that is not quoted")
      case 0: throw mistake("a NUL byte outside of quotes")
      default:
        if byte & 0xC0 != 0x80 { column += 1 }
        at += 1
      }
    }
    return CSVField(bytes: bytes[start..<at], isQuoted: false, line: line, column: startColumn)
  }

  private mutating func quoted() throws(CSVError) -> CSVField {
    let (startLine, startColumn) = (line, column)
    var joined: [UInt8] = []
    advance(to: at + 1)
    var start = at
    while true {
      while at < bytes.count, bytes[at] != ASCII.quote { advance(to: at + 1) }
      guard at < bytes.count else {
        throw CSVError("a quoted field without its end quote", line: startLine, column: startColumn)
      }
      let end = at
      advance(to: at + 1)
      // Two quotes stand for one (RFC 4180 section 2.7).
      if at < bytes.count, bytes[at] == ASCII.quote {
        joined.append(contentsOf: bytes[start...end])
        advance(to: at + 1)
        start = at
        continue
      }
      guard
        at == bytes.count || bytes[at] == delimiter || bytes[at] == ASCII.lineFeed
          || bytes[at] == ASCII.carriageReturn
      else { throw mistake("text after the end quote of a field") }
      if joined.isEmpty {
        return CSVField(
          bytes: bytes[start..<end], isQuoted: true, line: startLine, column: startColumn)
      }
      joined.append(contentsOf: bytes[start..<end])
      return CSVField(bytes: joined[...], isQuoted: true, line: startLine, column: startColumn)
    }
  }

  /// Moves forward; a column counts characters.
  private mutating func advance(to end: Int) {
    while at < end {
      if bytes[at] == ASCII.lineFeed {
        line += 1
        column = 1
      } else if bytes[at] & 0xC0 != 0x80 {
        column += 1
      }
      at += 1
    }
  }

  private func mistake(_ what: String) -> CSVError { CSVError(what, line: line, column: column) }
}
