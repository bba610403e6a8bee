package import HTTP

/// An access key of Amazon Web Services; a temporary one has a session's token too.
package struct AWSKey: Sendable {
  package let id: String
  package let secret: Secret
  package let sessionToken: Secret?

  package init(id: String, secret: Secret, sessionToken: Secret? = nil) {
    self.id = id
    self.secret = secret
    self.sessionToken = sessionToken
  }
}
