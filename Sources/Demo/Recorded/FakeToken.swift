import HTTP

/// The one token that a fake app takes.
struct FakeToken: Sendable {
  private let secret: Secret

  init(_ secret: Secret) { self.secret = secret }

  /// Whether the request carries it; the scheme's case does not matter (RFC 9110 section 11.1).
  func admits(_ request: Request, schemes: [String]) -> Bool {
    guard let field = request.fields[.authorization] else { return false }
    let parts = field.split(separator: " ", maxSplits: 1)
    return parts.count == 2 && schemes.contains(parts[0].lowercased())
      && parts[1].utf8.elementsEqual(secret.reveal().utf8)
  }
}
