internal import Files
internal import Formats
package import HTTP

/// Signs by the `openssl` program; the key reaches it through a pipe.
package struct OpenSSL: TokenSigner {
  private let program: String

  package init(program: String = "openssl") { self.program = program }

  package func sign(
    _ message: [UInt8], by algorithm: SigningAlgorithm, key: Secret
  ) async throws(SigningFailure) -> [UInt8] {
    let signature = try await signature(of: message, key)
    switch algorithm {
    case .rs256:
      // RFC 7518 section 3.3; signatures by other kinds of keys are shorter too.
      if signature.count >= 256 { return signature }
      throw SigningFailure("RS256 needs an RSA key of at least 2048 bits, and this is another")
    case .es256:
      if let fixed = ECDSASignature.fixed(der: signature) { return fixed }
      throw SigningFailure("ES256 needs a key of the curve P-256, and this is another")
    }
  }

  /// RSA PKCS#1 v1.5 or ECDSA in DER, whatever the key is for.
  private func signature(
    of message: [UInt8], _ key: Secret
  ) async throws(SigningFailure) -> [UInt8] {
    // The empty pass phrase keeps it from asking a terminal for one.
    var openssl = Program([
      program, "dgst", "-sha256", "-sign", "/dev/fd/3", "-passin", "pass:", "-binary",
    ])
    openssl.input = message
    openssl.secondInput = Array(Self.unfolded(key.reveal()).utf8)
    let outcome: Program.Outcome
    do {
      outcome = try await openssl.result()
    } catch {
      throw SigningFailure("\(error)")
    }
    guard outcome.succeeded, !outcome.output.isEmpty else {
      throw SigningFailure(
        "openssl cannot read it as a private key: it must be PEM text (PKCS#8 or PKCS#1) from "
          + "-----BEGIN to the END line, without a pass phrase")
    }
    return outcome.output
  }

  /// Environment variables often hold a key with `\n` for its line breaks.
  private static func unfolded(_ key: String) -> String {
    let text = key.utf8.contains(ASCII.lineFeed) ? key : key.replacing(#"\n"#, with: "\n")
    return text + "\n"
  }
}
