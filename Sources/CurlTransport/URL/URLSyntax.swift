/// The spellings of a URL that are refused before any parser sees it, because parsers differ.
enum URLSyntax {
  /// What is wrong with the text, nil if nothing; never repeats it, it may hold a secret.
  static func fault(_ text: String, isRelativeAllowed: Bool) -> String? {
    let bytes = Array(text.utf8)
    // A fragment alone names the page itself (RFC 3986 section 4.4); libcurl takes it otherwise.
    if bytes.isEmpty || bytes.first == UInt8(ascii: "#") { return "the URL is empty" }
    if bytes.count > CurlURL.limit { return "the URL is over \(CurlURL.limit) bytes" }
    for byte in bytes {
      // RFC 3986 section 2: printable ASCII only; browsers take a backslash for a slash.
      if byte <= 0x20 || byte == 0x7F { return "the URL has a space or control character" }
      if byte >= 0x80 { return "the URL has a character beyond ASCII: percent-encode it" }
      if byte == UInt8(ascii: "\\") { return "the URL has a backslash" }
    }
    guard let colon = schemeEnd(bytes) else {
      // `//host` names another host (RFC 3986 section 4.2); `///host` does so for some.
      if bytes.starts(with: [slash, slash]) { return "the URL names a host without a scheme" }
      return isRelativeAllowed ? nil : "the URL has no scheme: begin with https://"
    }
    let scheme = lowercased(String(decoding: bytes[..<colon], as: UTF8.self))
    guard scheme == "https" || scheme == "http" else { return "the URL is not http or https" }
    let rest = bytes[(colon + 1)...]
    // libcurl takes `https:/host` and `https:///host` for `https://host`.
    guard rest.starts(with: [slash, slash]) else { return "the URL has not :// after its scheme" }
    let authority = rest.dropFirst(2).prefix { !"/?#".utf8.contains($0) }
    if authority.isEmpty { return "the URL has no host" }
    // Credentials in URLs end in logs, and an encoded host is one that checks would miss.
    if authority.contains(UInt8(ascii: "@")) { return "the URL has a user name before its host" }
    if authority.contains(UInt8(ascii: "%")) { return "the URL has a percent sign in its host" }
    if isOddAddress(authority.prefix { $0 != UInt8(ascii: ":") }) {
      return "the URL has an address that is not written as four decimal numbers"
    }
    return nil
  }

  /// Whether a host is an IPv4 address in any spelling but the usual one: `2130706433`, `0x7f.1`.
  /// Its last label tells, as no top-level name is a number (URL Standard, section 3.5).
  private static func isOddAddress(_ host: ArraySlice<UInt8>) -> Bool {
    let labels = host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard let last = labels.last(where: { !$0.isEmpty }), let first = last.first,
      0x30...0x39 ~= first,
      last.allSatisfy({ 0x30...0x39 ~= $0 }) || last.prefix(2).map({ $0 | 0x20 }) == [0x30, 0x78]
    else { return false }
    return labels.count != 4
      || !labels.allSatisfy { label in
        let text = String(decoding: label, as: UTF8.self)
        return UInt8(text).map { "\($0)" == text } ?? false
      }
  }

  private static let slash = UInt8(ascii: "/")

  /// Where the scheme's colon stands, nil for a relative reference (RFC 3986 section 4.2).
  private static func schemeEnd(_ bytes: [UInt8]) -> Int? {
    bytes.firstIndex { ":/?#".utf8.contains($0) }.flatMap {
      bytes[$0] == UInt8(ascii: ":") ? $0 : nil
    }
  }

  static func lowercased(_ text: String) -> String {
    let folded = text.utf8.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }
    return String(decoding: folded, as: UTF8.self)
  }

  /// A port of digits between 1 and 65535.
  static func port(_ text: String) -> Int? {
    guard !text.isEmpty, text.utf8.count <= 5, text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }),
      let port = Int(text), 1...65535 ~= port
    else { return nil }
    return port
  }

  /// A name of letters, digits, hyphens, underscores and dots, none at the end; or `[IPv6]`.
  static func isHost(_ host: String) -> Bool {
    let bytes = Array(host.utf8)
    if bytes.first == UInt8(ascii: "[") { return NetworkAddress(host) != nil }
    // `name.` is the same host for DNS, another one for TLS and for the comparison of origins.
    guard let last = bytes.last, last != UInt8(ascii: ".") else { return false }
    return bytes.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."): true
      default: false
      }
    }
  }
}
