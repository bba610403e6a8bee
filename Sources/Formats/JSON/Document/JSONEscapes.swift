/// Decodes the escapes of a string that was checked when its document was read.
enum JSONEscapes {
  static func decoded(_ bytes: Span<UInt8>) -> [UInt8] {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      guard byte == ASCII.backslash, at + 1 < bytes.count else {
        decoded.append(byte)
        at += 1
        continue
      }
      let letter = bytes[at + 1]
      at += 2
      switch letter {
      case UInt8(ascii: "b"): decoded.append(0x08)
      case UInt8(ascii: "f"): decoded.append(0x0C)
      case UInt8(ascii: "n"): decoded.append(ASCII.lineFeed)
      case UInt8(ascii: "r"): decoded.append(ASCII.carriageReturn)
      case UInt8(ascii: "t"): decoded.append(ASCII.tab)
      case UInt8(ascii: "u"):
        var code = JSONTape.hexadecimal(bytes, at: at) ?? 0xFFFD
        at += 4
        if code & 0xFC00 == 0xD800, let low = JSONTape.hexadecimal(bytes, at: at + 2) {
          code = 0x10000 + (code & 0x3FF) << 10 + low & 0x3FF
          at += 6
        }
        decoded.append(Unicode.Scalar(code) ?? "\u{FFFD}")
      default: decoded.append(letter)
      }
    }
    return decoded
  }
}
