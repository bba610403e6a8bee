/// What of a request and of its answer is a credential, for those who write exchanges down.
///
/// Fields of requests are never written down, so they need no mention here.
package struct Discretion: Sendable {
  /// The target without its credentials; nil where it holds none.
  package var target: String?
  /// Set where the exchange is a sign-in: neither body may be written down as it is.
  package var signIn: SignIn?

  /// What of the answer to a sign-in is no secret.
  package struct SignIn: Sendable {
    /// Members of its JSON, or elements of its XML, as chains of names.
    package var open: [[String]]
    /// Fields that hold credentials, which a replay has to find again.
    package var fields: [FieldName]

    package init(open: [[String]], fields: [FieldName] = []) {
      self.open = open
      self.fields = fields
    }
  }

  package init() {}
}
