extension TextEncoding {
  /// The text as UTF-8, without its byte order mark.
  package func decode(_ bytes: [UInt8]) throws(FormatError) -> [UInt8] {
    if let marked = TextEncoding.ofByteOrderMark(bytes), marked != self {
      throw FormatError("not \(name): a byte order mark says \(marked.name)", at: 0)
    }
    switch self {
    case .utf8:
      if let fault = UTF8Sequence.firstFault(in: bytes.span) {
        throw FormatError("not utf-8 text", at: fault)
      }
      return bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    case .utf16: return try UTF16Text.decode(bytes)
    case .windows1252:
      return try TextEncoding.map(bytes) { byte throws(FormatError) in
        guard let scalar = Windows1252.scalar(byte.value) else {
          throw FormatError("a byte without a meaning in windows-1252", at: byte.offset)
        }
        return scalar
      }
    case .iso88591:
      return try TextEncoding.map(bytes) { byte throws(FormatError) in Unicode.Scalar(byte.value) }
    }
  }

  private static func map(
    _ bytes: [UInt8],
    _ scalar: ((offset: Int, value: UInt8)) throws(FormatError) -> Unicode.Scalar
  ) throws(FormatError) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + bytes.count / 8)
    for (offset, byte) in bytes.enumerated() {
      if byte < 0x80 { output.append(byte) } else { output.append(try scalar((offset, byte))) }
    }
    return output
  }
}

/// UTF-16 with a byte order mark (RFC 2781).
enum UTF16Text {
  static func decode(_ bytes: [UInt8]) throws(FormatError) -> [UInt8] {
    guard TextEncoding.ofByteOrderMark(bytes) == .utf16 else {
      throw FormatError("utf-16 text without a byte order mark", at: 0)
    }
    guard bytes.count % 2 == 0 else {
      throw FormatError("utf-16 text that ends inside a character", at: bytes.count)
    }
    let isLittle = bytes[0] == 0xFF
    func unit(_ at: Int) -> UInt32 {
      let (first, second) = (UInt32(bytes[at]), UInt32(bytes[at + 1]))
      return isLittle ? second << 8 | first : first << 8 | second
    }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var at = 2
    while at < bytes.count {
      let start = at
      var code = unit(at)
      at += 2
      if code & 0xFC00 == 0xD800, at < bytes.count, unit(at) & 0xFC00 == 0xDC00 {
        code = 0x10000 + (code & 0x3FF) << 10 + unit(at) & 0x3FF
        at += 2
      }
      guard let scalar = Unicode.Scalar(code) else {
        throw FormatError("half of a surrogate pair in utf-16 text", at: start)
      }
      output.append(scalar)
    }
    return output
  }
}

/// The upper half of windows-1252, which is Latin-1 but for 32 bytes.
enum Windows1252 {
  private static let special: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
    0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]

  /// Nil for the five bytes that mean nothing.
  static func scalar(_ byte: UInt8) -> Unicode.Scalar? {
    guard (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
    let code = special[Int(byte - 0x80)]
    return code == 0 ? nil : Unicode.Scalar(code)
  }
}
