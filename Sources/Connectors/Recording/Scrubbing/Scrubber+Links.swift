internal import Formats

extension Scrubber {
  /// A link, or a text of links: hosts stay, every part of path and query is looked at by itself.
  mutating func url(_ text: String) -> String {
    var url = ""
    var rest = Array(withoutSecrets(text).utf8)[...]
    while let first = rest.first {
      guard !Self.isDelimiter(first) else {
        url.unicodeScalars.append(Unicode.Scalar(first))
        rest = rest.dropFirst()
        continue
      }
      let part = String(decoding: rest.prefix { !Self.isDelimiter($0) }, as: UTF8.self)
      rest = rest.dropFirst(part.utf8.count)
      url += url.utf8.suffix(3).elementsEqual("://".utf8) ? part : self.part(part)
    }
    return url
  }

  /// `https://host:port`, or nothing where the link has none.
  static func origin(of text: String) -> String {
    let bytes = Array(text.utf8)
    guard let colon = bytes.firstIndex(of: ASCII.colon),
      bytes[colon...].starts(with: "://".utf8)
    else { return "" }
    let host = bytes[(colon + 3)...].prefix { $0 != ASCII.slash && $0 != UInt8(ascii: "?") }
    return String(decoding: bytes[..<host.endIndex], as: UTF8.self)
  }

  private mutating func part(_ encoded: String) -> String {
    guard let plain = PercentCoding.decode(encoded, as: .form) else { return encoded }
    if let known = pseudonyms.known(opaque: plain) { return known }
    let scrubbed: String
    if let kind = kind(of: plain) {
      scrubbed = replacement(of: plain, kind)
    } else if let domain = pseudonyms.known(domain: plain) {
      scrubbed = domain
    } else if holdsPeople(base64: plain) {
      scrubbed = pseudonyms.opaque(plain, "cursor")
    } else {
      scrubbed = prose(plain)
    }
    if scrubbed.utf8.elementsEqual(plain.utf8) { return encoded }
    // As the app wrote it: an @ may stand bare in a path, and never in a query of ours.
    let hasBareAt = encoded.utf8.contains(UInt8(ascii: "@"))
    return PercentCoding.encode(scrubbed, as: hasBareAt ? .pathSegment : .queryValue)
  }

  private static func isDelimiter(_ byte: UInt8) -> Bool { "/?&=#;,<>\" ".utf8.contains(byte) }
}
