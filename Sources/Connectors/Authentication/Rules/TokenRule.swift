/// A JSON Web Token that is made and signed here (RFC 7519).
struct TokenRule: Sendable {
  let algorithm: SigningAlgorithm
  /// The secret that holds the private key, or a JSON file around it.
  let key: String
  /// Where in the JSON file the key stands.
  let keyAt: Expression?
  let header: [(name: String, value: Template)]
  let claims: [(name: String, value: Template)]
  /// How long it is valid.
  let seconds: Int
}
