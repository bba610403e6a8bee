internal import Formats

/// A URL in the parts that are signed, and with its query as it is sent.
struct AWSAddress {
  let host: String
  /// The path in its canonical form.
  let path: String
  /// The pairs in order; a name without a value has an empty one.
  let query: String
  let target: String

  init(_ url: String, service: String) {
    let bytes = Array(url.utf8)
    let scheme = bytes.prefix { $0 != ASCII.colon }
    let start = min(bytes.count, scheme.count + 3)
    let authority = bytes[start...].prefix {
      $0 != ASCII.slash && $0 != UInt8(ascii: "?")
    }
    let rest = bytes[authority.endIndex...]
    let path = Self.text(rest.prefix { $0 != UInt8(ascii: "?") })
    let pairs = rest.dropFirst(path.utf8.count + 1).split(separator: UInt8(ascii: "&"))
    host = Self.host(Self.text(authority).lowercased(), scheme: Self.text(scheme).lowercased())
    query = Self.canonical(pairs)
    let sent = path.isEmpty ? "/" : path
    // Every service but S3 encodes the encoded path again.
    self.path = service == "s3" ? sent : Self.encoded(sent)
    target =
      Self.text(bytes[..<authority.endIndex]) + sent + (query.isEmpty ? "" : "?" + query)
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }

  /// The port is part of the host only where it is not the scheme's own (RFC 9110 section 7.2).
  private static func host(_ authority: String, scheme: String) -> String {
    let usual = scheme == "http" ? ":80" : ":443"
    return authority.hasSuffix(usual) ? String(authority.dropLast(usual.count)) : authority
  }

  private static func canonical(_ pairs: [ArraySlice<UInt8>]) -> String {
    let encoded = pairs.map { pair -> (name: String, value: String) in
      let name = pair.prefix { $0 != ASCII.equals }
      return (recoded(name), recoded(pair.dropFirst(name.count + 1)))
    }
    let sorted = encoded.sorted { left, right in
      left.name == right.name
        ? left.value.utf8.lexicographicallyPrecedes(right.value.utf8)
        : left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
    }
    return sorted.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
  }

  /// One encoding for each text, whatever the sender's habits were.
  private static func recoded(_ text: ArraySlice<UInt8>) -> String {
    let bytes = PercentCoding.decode(text, as: .queryValue) ?? Array(text)
    return PercentCoding.encode(String(decoding: bytes, as: UTF8.self), as: .queryValue)
  }

  private static func encoded(_ path: String) -> String {
    path.utf8.split(separator: ASCII.slash, omittingEmptySubsequences: false)
      .map { PercentCoding.encode(String(Substring($0)), as: .queryValue) }
      .joined(separator: "/")
  }
}
