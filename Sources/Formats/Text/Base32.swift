/// Base32 (RFC 4648 section 6) in lower case without padding: for ids that people read aloud.
package enum Base32 {
  private static let digits = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)

  package static func encode(_ bytes: [UInt8]) -> String {
    var output: [UInt8] = []
    output.reserveCapacity((bytes.count * 8 + 4) / 5)
    var (group, bits): (UInt32, UInt32) = (0, 0)
    for byte in bytes {
      group = group << 8 | UInt32(byte)
      bits += 8
      while bits >= 5 {
        bits -= 5
        output.append(digits[Int(group >> bits & 31)])
      }
      group &= 1 << bits - 1
    }
    if bits > 0 { output.append(digits[Int(group << (5 - bits) & 31)]) }
    return String(decoding: output, as: UTF8.self)
  }
}
