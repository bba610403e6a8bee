/// Writes CSV that every RFC 4180 reader reads back byte for byte: comma, UTF-8, CRLF.
package struct CSVWriter: Sendable {
  /// What a column holds: text that people typed, or values that we formed (numbers, dates,
  /// Booleans), which are never taken for formulas.
  package enum Column: Sendable {
    case text
    case typed
  }

  package enum LineEnd: Sendable {
    case carriageReturnLineFeed
    case lineFeed
  }

  private let columns: [Column]
  private let isGuarded: Bool
  private let lineEnd: LineEnd

  /// `isGuarded` applies the `FormulaGuard` to text columns and to the header.
  package init(
    columns: [Column], isGuarded: Bool = true, lineEnd: LineEnd = .carriageReturnLineFeed
  ) {
    self.columns = columns
    self.isGuarded = isGuarded
    self.lineEnd = lineEnd
  }

  package func appendHeader(_ names: [String], to output: inout [UInt8]) {
    for (position, name) in names.enumerated() {
      if position > 0 { output.append(ASCII.comma) }
      append(name.utf8Span.span, as: .text, to: &output)
    }
    endRow(to: &output)
  }

  /// One record; where there are more cells than columns, the rest are text.
  package func appendRow(_ cells: [ArraySlice<UInt8>], to output: inout [UInt8]) {
    for (position, cell) in cells.enumerated() { appendCell(cell.span, position, to: &output) }
    endRow(to: &output)
  }

  package func appendRow(_ cells: [String], to output: inout [UInt8]) {
    for (position, cell) in cells.enumerated() {
      appendCell(cell.utf8Span.span, position, to: &output)
    }
    endRow(to: &output)
  }

  /// The cell at that position of a row, and the comma before it. A caller that never makes an
  /// array of cells uses this and `endRow`.
  @inline(__always)
  package func appendCell(_ cell: Span<UInt8>, _ position: Int, to output: inout [UInt8]) {
    if position > 0 { output.append(ASCII.comma) }
    append(cell, as: position < columns.count ? columns[position] : .text, to: &output)
  }

  package func endRow(to output: inout [UInt8]) {
    if lineEnd == .carriageReturnLineFeed { output.append(ASCII.carriageReturn) }
    output.append(ASCII.lineFeed)
  }

  /// A cell alone: what is needed to keep a ready fragment of a value that many rows repeat.
  package func append(_ cell: Span<UInt8>, as column: Column, to output: inout [UInt8]) {
    guard cell.count > 0 else {
      // The only cell of a row would make an empty line, which readers skip.
      if columns.count == 1 { output.append(contentsOf: [ASCII.quote, ASCII.quote]) }
      return
    }
    let isRisky = isGuarded && column == .text && FormulaGuard.isRisky(cell)
    guard CSVWriter.needsQuotes(cell) else {
      if isRisky { output.append(ASCII.apostrophe) }
      output.append(cell)
      return
    }
    output.append(ASCII.quote)
    if isRisky { output.append(ASCII.apostrophe) }
    var start = 0
    for at in cell.indices where cell[at] == ASCII.quote {
      output.append(cell.extracting(start..<at &+ 1))
      output.append(ASCII.quote)
      start = at &+ 1
    }
    output.append(cell.extracting(start..<cell.count))
    output.append(ASCII.quote)
  }

  /// Quotes are needed by RFC 4180 for comma, quote, CR and LF; the other separators and blanks
  /// at the ends are quoted so that a program that guesses, guesses right.
  private static func needsQuotes(_ cell: Span<UInt8>) -> Bool {
    var isSpecial = false
    for at in cell.indices {
      let byte = cell[at]
      isSpecial =
        isSpecial || byte < 0x20 || byte == ASCII.quote || byte == ASCII.comma
        || byte == ASCII.semicolon || byte == UInt8(ascii: "|")
    }
    return isSpecial || cell[0] == ASCII.space || cell[cell.count &- 1] == ASCII.space
  }
}
