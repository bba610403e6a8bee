package import HTTP

/// Signs with a private key that it reads only to sign.
package protocol TokenSigner: Sendable {
  /// The signature in the form that tokens bear it (RFC 7518 sections 3.3 and 3.4).
  func sign(
    _ message: [UInt8], by algorithm: SigningAlgorithm, key: Secret
  ) async throws(SigningFailure) -> [UInt8]
}

/// Why there is no signature; the text never holds the key.
package struct SigningFailure: Error, Sendable {
  package let what: String

  package init(_ what: String) { self.what = what }
}
