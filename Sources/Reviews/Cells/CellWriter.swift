internal import Identity

/// Takes what was rendered so far, a piece at a time.
package typealias ByteSink = ([UInt8]) throws -> Void

/// Takes the rows of one canonical file, cell by cell in the order of its columns.
protocol CellWriter {
  /// Begins a row of that instance with its `source_id`.
  mutating func beginRow(of source: PreparedSource)
  /// What nobody knows, or what does not apply.
  mutating func unknown()
  /// An empty text is unknown.
  mutating func text(_ bytes: ArraySlice<UInt8>)
  /// A text that many rows have, ready since the instance was prepared.
  mutating func ready(_ text: ReadyText, of source: PreparedSource)
  /// A word of a closed set or an id of our own, which needs no escape.
  mutating func plain(_ word: [UInt8])
  /// Milliseconds since 1970, or `StoredTime.none`.
  mutating func time(_ milliseconds: Int64)
  mutating func flag(_ truth: Truth)
  mutating func number(_ number: Int)
  /// The texts of a `TextList`; none are unknown.
  mutating func list(_ texts: ArraySlice<UInt8>)
  mutating func endRow() throws
  /// Hands over the rest, after the last row.
  mutating func finish() throws
}

extension CellWriter {
  /// Cells whose data comes later.
  mutating func unknown(columns: Int) {
    for _ in 0..<columns { unknown() }
  }
}

/// What a piece handed to a sink holds at least, so that a file never stands in memory whole.
enum CellBuffer {
  static let size = 1 << 18
}
