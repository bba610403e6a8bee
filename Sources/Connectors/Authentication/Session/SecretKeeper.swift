package import HTTP

/// Keeps the secrets that replace configured ones because an app takes each only once.
package protocol SecretKeeper: Sendable {
  /// What was kept last for the secret of that name; nobody else uses it until the pull ends.
  func kept(_ name: String) async throws -> KeptSecret?
  /// Keeps it; durable when this returns.
  func keep(_ secret: KeptSecret, for name: String) async throws
}

/// A secret that an app gave in place of a configured one.
package struct KeptSecret: Sendable {
  package let value: Secret
  /// SHA-256 of the configured secret that it follows from: where that changes, it wins.
  package let origin: String

  package init(value: Secret, origin: String) {
    self.value = value
    self.origin = origin
  }
}
