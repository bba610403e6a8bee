package import HTTP

/// Where a secret is to be found when it is needed.
package enum SecretReference: Sendable {
  case environment(name: String)
  case file(path: String)
  case command(words: [String])
  /// The secret itself, for those who asked for it by `allowLiteralSecrets`.
  case literal(Secret)
}
