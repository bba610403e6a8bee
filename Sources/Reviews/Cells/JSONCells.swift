internal import Formats
internal import Identity

/// Writes canonical rows as flat JSON objects: for programs, so everything stands as the app has it.
struct JSONCells: CellWriter {
  /// What stands around the objects.
  enum Layout {
    case lines
    case array
  }

  private let layout: Layout
  private let sink: ByteSink
  /// What stands before each value: the brace or the comma, and the name.
  private let names: [[UInt8]]
  private var column = 0
  private var isFirst = true
  private var output: [UInt8] = []

  init(_ file: CanonicalFile, _ layout: Layout, sink: @escaping ByteSink) {
    self.layout = layout
    self.sink = sink
    output.reserveCapacity(CellBuffer.size + CellBuffer.size / 4)
    names = file.header.enumerated().map { position, name in
      var bytes = [position == 0 ? ASCII.openBrace : ASCII.comma]
      JSONWriter.appendString(name, to: &bytes)
      bytes.append(ASCII.colon)
      return bytes
    }
  }

  static func appendText(_ text: Span<UInt8>, to output: inout [UInt8]) {
    if text.isEmpty {
      output.append(contentsOf: null)
    } else {
      JSONWriter.appendString(text, to: &output)
    }
  }

  private static let null = Array("null".utf8)
  private static let openArray = Array("[\n".utf8)
  private static let separator = Array(",\n".utf8)
  private static let closeArray = Array("\n]\n".utf8)

  mutating func beginRow(of source: PreparedSource) {
    if layout == .array { output.append(contentsOf: isFirst ? Self.openArray : Self.separator) }
    isFirst = false
    column = 0
    name()
    output.append(contentsOf: source.json.sourceID)
  }

  private mutating func name() {
    output.append(contentsOf: names[column])
    column += 1
  }

  mutating func unknown() {
    name()
    output.append(contentsOf: Self.null)
  }

  mutating func text(_ bytes: ArraySlice<UInt8>) {
    name()
    Self.appendText(bytes.span, to: &output)
  }

  mutating func ready(_ text: ReadyText, of source: PreparedSource) {
    name()
    source.json.append(text, to: &output)
  }

  mutating func plain(_ word: [UInt8]) {
    name()
    if word.isEmpty {
      output.append(contentsOf: Self.null)
    } else {
      output.append(ASCII.quote)
      output.append(contentsOf: word)
      output.append(ASCII.quote)
    }
  }

  mutating func time(_ milliseconds: Int64) {
    guard milliseconds != StoredTime.none else { return unknown() }
    name()
    output.append(ASCII.quote)
    Timestamp(milliseconds: milliseconds).appendRFC3339(to: &output)
    output.append(ASCII.quote)
  }

  mutating func flag(_ truth: Truth) {
    guard truth != .unknown else { return unknown() }
    name()
    output.append(contentsOf: truth.word.utf8)
  }

  mutating func number(_ number: Int) {
    name()
    output.append(decimal: number)
  }

  mutating func list(_ texts: ArraySlice<UInt8>) {
    guard !texts.isEmpty else { return unknown() }
    name()
    output.append(ASCII.openBracket)
    for (position, item) in TextList.items(texts).enumerated() {
      if position > 0 { output.append(ASCII.comma) }
      JSONWriter.appendString(item, to: &output)
    }
    output.append(ASCII.closeBracket)
  }

  mutating func endRow() throws {
    output.append(ASCII.closeBrace)
    if layout == .lines { output.append(ASCII.lineFeed) }
    if output.count >= CellBuffer.size { try handOver() }
  }

  mutating func finish() throws {
    if layout == .array {
      output.append(contentsOf: isFirst ? Array("[]\n".utf8) : Self.closeArray)
    }
    try handOver()
  }

  private mutating func handOver() throws {
    try sink(output)
    output.removeAll(keepingCapacity: true)
  }
}
