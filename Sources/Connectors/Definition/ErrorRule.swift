/// What an answer that is not a page means.
struct ErrorRule: Sendable {
  enum Meaning: String, CaseIterable, Sendable {
    case retry, wait, vanished, notOffered, gap, fail
    /// An empty list.
    case empty
    /// The whole list is read anew, once.
    case restart
    /// The credential has ended: another one, once, then a failure.
    case refreshAuth
  }

  /// Any status where empty.
  let statuses: [Int]
  /// A condition on the body.
  let when: Expression?
  let meaning: Meaning
  /// The sentence a person reads.
  let say: Template?
}

/// How the app says that it is asked too much, and how much is left.
struct ThrottleRule: Sendable {
  enum ResetUnit: String, CaseIterable, Sendable {
    case epochSeconds = "epoch-seconds"
    case epochMilliseconds = "epoch-milliseconds"
    case seconds
    case rfc3339
    case httpDate = "http-date"
  }

  var statuses: [Int] = [429]
  /// A condition on the body that tells a throttled answer from any other.
  var when: Expression?
  /// The fields that tell limit, what is left and when it is renewed.
  var families: [Family] = []
  /// The share of the limit that is left to other users of the API, in percent.
  var reservePercent = 5

  struct Family: Sendable {
    let remaining: String
    let limit: String?
    let reset: String
    let unit: ResetUnit
  }
}
