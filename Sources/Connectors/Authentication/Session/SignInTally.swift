internal import HTTP

/// Counts the requests of a pull that asked for a credential, for its ledger.
final class SignInTally: Sendable {
  private let requests = Locked<[String: Int]>([:])

  /// By where they asked: `sign-in at https://login.example.com/token`.
  var counts: [String: Int] { requests.withLock { $0 } }

  func add(_ count: Int, to subject: String) {
    requests.withLock { $0[subject, default: 0] += count }
  }
}
