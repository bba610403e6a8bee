/// The stream whose rows this stream is asked for, one by one or several in one request.
struct ParentRule: Sendable {
  let stream: String
  let variable: String
  let whereHolds: Expression?
  /// Ask only if `whereHolds` is true of every parent.
  let onlyIfAll: Bool
  /// Several parents at a time; the variable is then a list of them.
  let batch: BatchRule?
  /// Whether the rows of this stream are parents too, as the folders of a tree are.
  let andSelf: Bool
}

/// How several parents are asked for in one request, and how each of them finds its answer.
struct BatchRule: Sendable {
  /// The most parents of one request.
  let size: Int
  /// What every parent needs; nil where one without rows is nothing unusual.
  let answer: BatchAnswer?
}

/// What tells which of the parents that were asked for has an answer.
struct BatchAnswer: Sendable {
  enum Absence: String, CaseIterable, Sendable { case vanished, fail }

  /// Of a parent: what it is asked by.
  let asks: Expression
  /// Of a row: whose answer it is.
  let answers: Expression
  /// What a parent is that no row answers.
  let absent: Absence
}
