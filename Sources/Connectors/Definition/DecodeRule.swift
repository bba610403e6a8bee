/// How an answer's bytes become rows.
struct DecodeRule: Sendable {
  enum Form: Sendable {
    case json
    case csv(CSVRule)
  }

  let form: Form
  /// The spellings that names are brought to when they differ in case only.
  let names: [String]
}

/// How a CSV file is read.
struct CSVRule: Sendable {
  let delimiter: Expression
  let encoding: Expression
  /// The setting that maps the file's odd header names.
  let renamed: Expression
  /// Each field with the spellings of its header that are known.
  let columns: [(field: String, spellings: [String])]
  /// Fields without which the file cannot be used.
  let required: [String]
  /// The canonical file of our own that this list reads back, told by its exact header.
  let ours: String?
}
