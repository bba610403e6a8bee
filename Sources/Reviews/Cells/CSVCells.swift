internal import Formats
internal import Identity

/// Writes canonical rows as CSV: what reviewers open, so text that looks like a formula is guarded.
struct CSVCells: CellWriter {
  private static let writer = CSVWriter(columns: [])
  private let sink: ByteSink
  private var output: [UInt8] = []

  init(_ file: CanonicalFile, sink: @escaping ByteSink) {
    self.sink = sink
    output.reserveCapacity(CellBuffer.size + CellBuffer.size / 4)
    Self.writer.appendHeader(file.header, to: &output)
  }

  static func appendText(_ text: Span<UInt8>, to output: inout [UInt8]) {
    writer.append(text, as: .text, to: &output)
  }

  mutating func beginRow(of source: PreparedSource) {
    output.append(contentsOf: source.csv.sourceID)
  }

  mutating func unknown() { output.append(ASCII.comma) }

  mutating func text(_ bytes: ArraySlice<UInt8>) {
    output.append(ASCII.comma)
    Self.appendText(bytes.span, to: &output)
  }

  mutating func ready(_ text: ReadyText, of source: PreparedSource) {
    output.append(ASCII.comma)
    source.csv.append(text, to: &output)
  }

  mutating func plain(_ word: [UInt8]) {
    output.append(ASCII.comma)
    output.append(contentsOf: word)
  }

  mutating func time(_ milliseconds: Int64) {
    output.append(ASCII.comma)
    guard milliseconds != StoredTime.none else { return }
    Timestamp(milliseconds: milliseconds).appendRFC3339(to: &output)
  }

  mutating func flag(_ truth: Truth) {
    output.append(ASCII.comma)
    output.append(contentsOf: truth.word.utf8)
  }

  mutating func number(_ number: Int) {
    output.append(ASCII.comma)
    output.append(decimal: number)
  }

  mutating func list(_ texts: ArraySlice<UInt8>) {
    guard texts.contains(TextList.separator) else { return text(texts) }
    text(texts.map { $0 == TextList.separator ? ASCII.semicolon : $0 }[...])
  }

  mutating func endRow() throws {
    Self.writer.endRow(to: &output)
    if output.count >= CellBuffer.size { try handOver() }
  }

  mutating func finish() throws { try handOver() }

  private mutating func handOver() throws {
    try sink(output)
    output.removeAll(keepingCapacity: true)
  }
}

extension [UInt8] {
  /// A whole number in decimal digits.
  mutating func append(decimal number: Int) {
    if number < 0 { append(ASCII.minus) }
    let start = count
    var rest = number.magnitude
    repeat {
      append(0x30 + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    self[start...].reverse()
  }
}
