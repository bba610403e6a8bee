/// A numeric address, for what the server listens on and for Host fields.
package enum IPAddress: Sendable, Hashable {
  case v4([UInt8])
  case v6([UInt8])

  /// Four decimal numbers without leading zeros: other spellings mean different things to
  /// different readers.
  static func parseV4(_ text: ArraySlice<UInt8>) -> IPAddress? {
    let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var bytes: [UInt8] = []
    for part in parts {
      guard let number = Decimal.parse(part), number <= 255,
        part.count == 1 || part.first != UInt8(ascii: "0")
      else { return nil }
      bytes.append(UInt8(number))
    }
    return .v4(bytes)
  }

  /// Eight groups of at most four digits, one run of zero groups left out (RFC 4291 section 2.2).
  static func parseV6(_ text: ArraySlice<UInt8>) -> IPAddress? {
    var halves: [[UInt8]] = [[]]
    var rest = text
    if rest.starts(with: "::".utf8) {
      halves.append([])
      rest = rest.dropFirst(2)
    }
    while !rest.isEmpty {
      let group = rest.prefix { $0 != UInt8(ascii: ":") }
      rest = rest.dropFirst(group.count)
      if rest.isEmpty, group.contains(UInt8(ascii: ".")) {
        guard case .v4(let bytes) = parseV4(group) else { return nil }
        halves[halves.count - 1] += bytes
        break
      }
      guard (1...4).contains(group.count) else { return nil }
      var value: UInt16 = 0
      for byte in group {
        guard let digit = URICharacter.hexadecimal(byte) else { return nil }
        value = value << 4 | UInt16(digit)
      }
      halves[halves.count - 1] += [UInt8(value >> 8), UInt8(value & 0xFF)]
      if rest.isEmpty { break }
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: ":") {
        guard halves.count == 1 else { return nil }
        halves.append([])
        rest = rest.dropFirst()
      } else if rest.isEmpty {
        return nil
      }
    }
    let missing = 16 - halves.reduce(0) { $0 + $1.count }
    if halves.count == 1 { return missing == 0 ? .v6(halves[0]) : nil }
    guard missing >= 2 else { return nil }
    return .v6(halves[0] + [UInt8](repeating: 0, count: missing) + halves[1])
  }

  package var isLoopback: Bool {
    switch self {
    case .v4(let bytes): bytes[0] == 127
    case .v6(let bytes): bytes == [UInt8](repeating: 0, count: 15) + [1]
    }
  }
}
