internal import Formats

/// One list of the app's API: how it is asked for, how it ends, what its rows become.
struct StreamDefinition: Sendable {
  let name: String
  /// The earlier streams whose rows or ids this one uses.
  let needs: Set<String>
  let source: Source
  let headers: [(name: String, value: Template)]
  let variants: [Variant]
  let forEach: ParentRule?
  /// Whether it is asked for at all.
  let when: Expression?
  let page: PageRule
  let decode: DecodeRule
  /// The rows in an answer; the answer itself where nil.
  let rows: Expression?
  /// What stands for an empty list where rows are due.
  let empty: Set<Emptiness>
  /// Rows that do not hold are dropped and counted.
  let keepOnly: Expression?
  /// What makes two rows one.
  let id: Expression?
  /// Lists inside a record, each with rules of its own for what its rows become.
  let inner: [InnerList]
  let errors: [ErrorRule]
  let poll: PollRule?
  let expectation: ListExpectation?
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

  enum Emptiness: String, CaseIterable, Sendable { case missing, null }

  enum Source: Sendable {
    case request(RequestRule)
    /// The setting that names a file or an https URL.
    case file(Expression)
  }

  /// Whether answers are those of a GraphQL endpoint.
  var isGraphQL: Bool {
    if case .request(let request) = source { request.isGraphQL } else { false }
  }
}

extension StreamDefinition {
  /// Everything that its rows, and those inside them, may become.
  var things: [EmittedThing] { (emits + inner.flatMap { $0.emits }).flatMap { $0.things } }

  /// Every value form of what its rows become.
  var forms: [ValueForm] { things.flatMap { $0.forms } }
}
