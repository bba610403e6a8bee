import HTTP

/// One way in which an app does not do what it says.
struct MatrixLie: Sendable {
  enum Fault {
    case answer(Response)
    case error(TransportError)
  }

  typealias Ask = MatrixApp.Ask

  let name: String
  var applies: @Sendable (MatrixStyle) -> Bool = { _ in true }
  /// The list as it is when that page is asked for.
  var list: @Sendable (Ask) -> [MatrixRow] = { _ in MatrixLie.truth }
  /// Changes an honest answer.
  var change: @Sendable (inout MatrixAnswer, Ask, MatrixStyle) -> Void = { _, _, _ in }
  /// What comes instead of an answer.
  var fault: @Sendable (Ask, MatrixStyle) -> Fault? = { _, _ in nil }
  /// Changes an answer that is written down.
  var garble: @Sendable (inout Response, Ask, MatrixStyle) -> Void = { _, _, _ in }
  /// Whether the definition leaves rows out, and whether it can renew its token.
  var filters = false
  var renews = false
  /// Members of the stream that the lie plays on.
  var rules = ""
  /// Whether the list is one for each row of another.
  var hasParent = false
  /// Whether the first page is asked for again only because it did not come.
  var isRetried = false
  /// How many rows the app says there are where it is asked for the number alone.
  var count = MatrixApp.count
  /// Rows that have to come, and those that may.
  var due = MatrixLie.truth
  var allowed = MatrixLie.truth

  static let truth = (1...MatrixApp.count).map { MatrixRow($0) }

  static let all = pages + totals + lists + answers + wire
}
