package import Identity

/// Writes one canonical file of any number of instances, in a stream, for pipes.
package enum CanonicalStream {
  /// `sink` gets pieces of about 256 kB; what it throws ends the writing.
  package static func write(
    _ file: CanonicalFile, of sources: [ExportSource], as format: CanonicalFormat,
    to sink: @escaping ByteSink
  ) throws {
    let prepared = PreparedSource.prepare(sources)
    switch format {
    case .csv:
      var cells = CSVCells(file, sink: sink)
      _ = try write(file, of: prepared, to: &cells)
    case .json:
      var cells = JSONCells(file, .array, sink: sink)
      _ = try write(file, of: prepared, to: &cells)
    case .ndjson:
      var cells = JSONCells(file, .lines, sink: sink)
      _ = try write(file, of: prepared, to: &cells)
    }
  }

  /// Returns the number of rows of each instance, in the order given.
  static func write(
    _ file: CanonicalFile, of sources: [PreparedSource], to cells: inout some CellWriter
  ) throws -> [Int] {
    let counts = try sources.map { try CanonicalRows($0).write(file, to: &cells) }
    try cells.finish()
    return counts
  }
}
