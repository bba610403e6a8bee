/// Sends a request and returns the answer, whatever its status; throws where there is no answer.
package protocol Transport: Sendable {
  func send(_ request: Request) async throws(TransportError) -> Response
}

/// Why there is no answer. The text never holds a secret: it names host and cause only.
package struct TransportError: Error, Sendable, Equatable, CustomStringConvertible {
  package enum Code: Sendable, Equatable {
    /// The name does not resolve, or nobody listens, or the network is down.
    case unreachable
    /// The certificate is not trusted, or TLS failed.
    case notTrusted
    /// The connection or the whole answer took longer than allowed.
    case timedOut
    /// The connection ended before the answer did.
    case cut
    /// A bound on size, fields or speed was passed.
    case tooLarge
    /// The answer is not HTTP, or its coding is broken.
    case malformed
    /// The address or URL is one that must not be asked.
    case refused
    case cancelled
  }

  package let code: Code
  package let what: String

  package init(_ code: Code, _ what: String) {
    self.code = code
    self.what = what
  }

  package var description: String { what }
}
