/// How a CSV file is read.
struct CSVRule: Sendable {
  let delimiter: Expression
  let encoding: Expression
  /// The setting that maps the file's odd header names.
  let renamed: Expression
  /// Each field with the spellings of its header that are known; where there is none, every column
  /// is read under the name of its header.
  let columns: [(field: String, spellings: [String])]
  /// Fields without which the file cannot be used.
  let required: [String]
  /// The canonical file of our own that this list reads back, told by its exact header.
  let ours: String?
}
