import Formats
import HTTP

/// Ways to show the key that an instance may allow beside the bearer token.
package enum KeyScheme: String, Sendable, CaseIterable {
  /// The key alone as the value of `Authorization`.
  case bare
  /// The key as the password of Basic, with any user name (RFC 7617).
  case basic
}

/// A key as a request showed it.
struct PresentedKey: Equatable {
  let key: [UInt8]
  /// Nil for the bearer token, which is always allowed.
  let scheme: KeyScheme?

  /// Nil without credentials, and with two of them: which one counts would be a guess.
  init?(_ fields: HeaderFields) {
    let values = fields.values(.authorization)
    guard values.count == 1, let value = values.first else { return nil }
    let bytes = Array(value.utf8)
    let scheme = bytes.prefix { $0 != ASCII.space }
    let rest = Array(bytes.dropFirst(scheme.count).drop { $0 == ASCII.space })
    switch scheme.map({ ASCII.lowered($0) }) {
    case Array("bearer".utf8): self.init(key: rest, scheme: nil)
    case Array("basic".utf8):
      guard let pair = Base64.decode(String(decoding: rest, as: UTF8.self)),
        let colon = pair.firstIndex(of: ASCII.colon)
      else { return nil }
      self.init(key: Array(pair[(colon + 1)...]), scheme: .basic)
    default:
      guard rest.isEmpty else { return nil }
      self.init(key: bytes, scheme: .bare)
    }
  }

  private init(key: [UInt8], scheme: KeyScheme?) {
    self.key = key
    self.scheme = scheme
  }
}
