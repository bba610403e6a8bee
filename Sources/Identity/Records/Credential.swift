package import Formats

/// Access that no person logs in for: a token, a key, an app installation.
package struct Credential: Sendable {
  package var id: String
  package var kind: CredentialKind = .unknown
  package var name: String?
  package var owner: Reference?
  package var scopes: [String] = []
  package var status: String?
  package var privileged: Truth = .unknown
  package var created: Timestamp?
  package var expires: Timestamp?
  package var lastUsed: Timestamp?
  package var url: String?

  package init(id: String) { self.id = id }
}
