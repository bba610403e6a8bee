internal import Files
internal import Identity

/// The data files of a bundle, each kind in both formats, and how they compare with the pulls.
struct BundleData {
  private(set) var files: [BundleFile] = []
  private(set) var reconciliation: [Reconciliation] = []

  private let lookUp: @Sendable () throws -> Void

  /// Writes all of them below `folder/canonical`, which exists.
  init(
    writing sources: [ExportSource], in folder: String,
    lookUp: @escaping @Sendable () throws -> Void
  ) throws {
    self.lookUp = lookUp
    let prepared = PreparedSource.prepare(sources)
    var exported: [[Int]] = []
    for kind in CanonicalFile.allCases {
      exported.append(try write(kind, of: prepared, in: folder))
    }
    for (position, prepared) in prepared.enumerated() {
      for (kind, counts) in zip(CanonicalFile.allCases, exported) {
        reconciliation.append(Reconciliation(prepared.source, kind, exported: counts[position]))
      }
    }
  }

  private mutating func write(
    _ kind: CanonicalFile, of sources: [PreparedSource], in folder: String
  ) throws -> [Int] {
    func file(_ format: CanonicalFormat) throws -> DigestedFile {
      try DigestedFile(creating: Path.join(folder, BundleFile.path(kind, format)))
    }
    let csv = try file(.csv)
    let ndjson = try file(.ndjson)
    let lookUp = lookUp
    func write(_ bytes: [UInt8], to file: DigestedFile) throws {
      try lookUp()
      try file.write(bytes)
    }
    var cells = PairedCells(
      CSVCells(kind) { try write($0, to: csv) },
      JSONCells(kind, .lines) { try write($0, to: ndjson) })
    let counts = try CanonicalStream.write(kind, of: sources, to: &cells)
    let rows = counts.reduce(0, +)
    for (format, file) in [(CanonicalFormat.csv, csv), (.ndjson, ndjson)] {
      let (bytes, digest) = try file.finish()
      files.append(
        BundleFile(kind: kind, format: format, rows: rows, bytes: bytes, digest: digest))
    }
    return counts
  }
}
