/// Judges `host[:port]`, as it stands in a Host field and in an absolute target.
enum Authority {
  /// RFC 9110 section 7.2 and RFC 3986 section 3.2.2; an empty host names nobody in http.
  static func isValid(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first else { return false }
    let host: ArraySlice<UInt8>
    if first == UInt8(ascii: "[") {
      guard let end = bytes.firstIndex(of: UInt8(ascii: "]")),
        IPAddress.parseV6(bytes[(bytes.startIndex + 1)..<end]) != nil
      else { return false }
      host = bytes[...end]
    } else {
      host = bytes.prefix { $0 != UInt8(ascii: ":") }
      guard !host.isEmpty, isRegisteredName(host) else { return false }
    }
    let rest = bytes.dropFirst(host.count)
    if rest.isEmpty { return true }
    guard rest.first == UInt8(ascii: ":") else { return false }
    // RFC 3986 section 3.2.3: the port may be empty.
    let port = rest.dropFirst()
    return port.isEmpty || Decimal.parse(port).map { $0 <= 65_535 } == true
  }

  private static func isRegisteredName(_ bytes: ArraySlice<UInt8>) -> Bool {
    var at = bytes.startIndex
    while at < bytes.endIndex {
      if bytes[at] == UInt8(ascii: "%") {
        guard at + 2 < bytes.endIndex, URICharacter.hexadecimal(bytes[at + 1]) != nil,
          URICharacter.hexadecimal(bytes[at + 2]) != nil
        else { return false }
        at += 3
      } else if URICharacter.isUnreserved(bytes[at]) || URICharacter.isSubDelimiter(bytes[at]) {
        at += 1
      } else {
        return false
      }
    }
    return true
  }
}
