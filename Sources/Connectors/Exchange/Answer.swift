internal import Formats
internal import HTTP

/// An answer that is a page, or what stands in for one.
enum Answer: Sendable {
  case page(Page)
  /// The app says that the list is empty.
  case empty
  /// What was asked for is gone.
  case vanished
  /// The app says that it has no such list.
  case notOffered(String)
  /// The way through the list is lost: it has to be read anew.
  case restart(String)
  /// The list cannot be read with this credential.
  case gap(String)

  struct Page: Sendable {
    /// Where it was asked, so that relative links have something to be relative to.
    let url: String
    let fields: HeaderFields
    let body: [UInt8]
    /// The answer as JSON; nil for files.
    let document: JSONDocument?
  }
}

/// What asking once more or less cost, for the ledger.
struct AnswerCost: Sendable {
  var requests = 0
  var retries = 0
  var waits = 0
  var waitedMilliseconds = 0
  var bytes = 0
}
