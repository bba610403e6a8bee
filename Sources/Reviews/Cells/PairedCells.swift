internal import Identity

/// Writes each row in two formats at once, so that what it says is worked out once.
struct PairedCells<First: CellWriter, Second: CellWriter>: CellWriter {
  private var first: First
  private var second: Second

  init(_ first: First, _ second: Second) {
    self.first = first
    self.second = second
  }

  mutating func beginRow(of source: PreparedSource) {
    first.beginRow(of: source)
    second.beginRow(of: source)
  }

  mutating func unknown() {
    first.unknown()
    second.unknown()
  }

  mutating func text(_ bytes: ArraySlice<UInt8>) {
    first.text(bytes)
    second.text(bytes)
  }

  mutating func ready(_ text: ReadyText, of source: PreparedSource) {
    first.ready(text, of: source)
    second.ready(text, of: source)
  }

  mutating func plain(_ word: [UInt8]) {
    first.plain(word)
    second.plain(word)
  }

  mutating func time(_ milliseconds: Int64) {
    first.time(milliseconds)
    second.time(milliseconds)
  }

  mutating func flag(_ truth: Truth) {
    first.flag(truth)
    second.flag(truth)
  }

  mutating func number(_ number: Int) {
    first.number(number)
    second.number(number)
  }

  mutating func list(_ texts: ArraySlice<UInt8>) {
    first.list(texts)
    second.list(texts)
  }

  mutating func endRow() throws {
    try first.endRow()
    try second.endRow()
  }

  mutating func finish() throws {
    try first.finish()
    try second.finish()
  }
}
