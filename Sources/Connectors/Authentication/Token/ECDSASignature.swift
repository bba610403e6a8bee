/// A signature of the curve P-256 in the form of tokens: r and s of 32 bytes (RFC 7518 3.4).
enum ECDSASignature {
  /// From the DER of `SEQUENCE { r INTEGER, s INTEGER }` (RFC 3279 section 2.2.3); nil where the
  /// bytes are something else or the numbers belong to a larger curve.
  static func fixed(der: [UInt8]) -> [UInt8]? {
    var rest = der[...]
    guard rest.popFirst() == 0x30, let length = rest.popFirst(), Int(length) == rest.count,
      let r = integer(&rest), let s = integer(&rest), rest.isEmpty
    else { return nil }
    return r + s
  }

  /// Both numbers of P-256 are short enough for a length of one byte.
  private static func integer(_ rest: inout ArraySlice<UInt8>) -> [UInt8]? {
    guard rest.popFirst() == 0x02, let length = rest.popFirst(), length > 0, length <= 33,
      rest.count >= Int(length)
    else { return nil }
    let digits = rest.prefix(Int(length)).drop { $0 == 0 }
    rest = rest.dropFirst(Int(length))
    guard digits.count <= 32 else { return nil }
    return [UInt8](repeating: 0, count: 32 - digits.count) + digits
  }
}
