internal import Formats

/// One list of the app's API: how it is asked for, how it ends, what its rows become.
struct StreamDefinition: Sendable {
  let name: String
  let source: Source
  let query: [(name: String, value: Template)]
  let headers: [(name: String, value: Template)]
  let variants: [Variant]
  let forEach: ParentRule?
  /// Whether it is asked for at all.
  let when: Expression?
  let page: PageRule
  let decode: DecodeRule
  /// The rows in an answer; the answer itself where nil.
  let rows: Expression?
  /// Rows that do not hold are dropped and counted.
  let keepOnly: Expression?
  /// What makes two rows one.
  let id: Expression?
  /// Lists inside a record, each with rules of its own for what its rows become.
  let inner: [InnerList]
  let errors: [ErrorRule]
  /// Why the list may be missing; nil where it is required.
  let optional: String?
  /// Whether it only adds attributes, so that a gap leaves the verdict complete.
  let enriches: Bool
  /// The variable under which later streams find the rows.
  let keep: String?
  /// What is kept of a row; the whole row where nil.
  let keepRow: Expression?
  /// Whether two rows with one id are refused.
  let isUnique: Bool
  let emits: [EmitRule]

  enum Source: Sendable {
    case get(Template)
    /// A POST that only reads, with the members of its JSON body.
    case post(Template, body: [(name: String, value: ValueForm)])
    case graphQL(GraphQLSource)
    /// The setting that names a file or an https URL.
    case file(Expression)
  }
}

/// A GraphQL query and its variables; the document itself is never templated.
struct GraphQLSource: Sendable {
  /// Where the endpoint does not lie below the base of all requests.
  let base: Template?
  let path: Template
  let document: String
  let variables: [(name: String, value: Expression)]
}

/// One set of parameters of a list; the variants of a list are united by id.
struct Variant: Sendable {
  let query: [(name: String, value: String)]
  /// What `$variant` is.
  let value: JSON

  /// `role=admin`.
  var name: String { query.map { "\($0.name)=\($0.value)" }.joined(separator: " ") }
}

/// The stream whose rows this stream is asked for one by one.
struct ParentRule: Sendable {
  let stream: String
  let variable: String
  let whereHolds: Expression?
  /// Ask only if `whereHolds` is true of every parent.
  let onlyIfAll: Bool
}

/// A list inside a record that goes on in requests of its own.
struct InnerList: Sendable {
  /// The connection inside the record.
  let at: Expression
  let rows: Expression
  let cursor: Expression
  let more: Expression
  let total: Expression?
  /// The request that continues, its variable for the cursor, and the connection in its answer.
  let next: GraphQLSource
  let cursorVariable: String
  let answer: Expression
  /// What a missing list means; a failure where nil.
  let absent: Absence?
  let emits: [EmitRule]

  /// A list that the app leaves out of a record.
  struct Absence: Sendable {
    enum Meaning: String, CaseIterable, Sendable { case empty, gap, notOffered }

    let meaning: Meaning
    let say: Template?
  }
}

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
