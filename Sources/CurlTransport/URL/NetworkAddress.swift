import Glibc

/// An IP address as bytes, to tell the public network from what lies behind it.
///
/// Text is no use for this: one address has many spellings, so the socket's own bytes are judged.
struct NetworkAddress: Sendable, Equatable {
  /// Four or sixteen bytes, in network order.
  private let bytes: [UInt8]

  init?(bytes: [UInt8]) {
    guard bytes.count == 4 || bytes.count == 16 else { return nil }
    self.bytes = bytes
  }

  /// Reads a dotted IPv4 address or an IPv6 address, with or without brackets.
  init?(_ text: String) {
    var text = text
    if text.utf8.first == UInt8(ascii: "["), text.utf8.last == UInt8(ascii: "]") {
      text = String(decoding: text.utf8.dropFirst().dropLast(), as: UTF8.self)
    }
    let isVersion6 = text.utf8.contains(UInt8(ascii: ":"))
    var bytes = [UInt8](repeating: 0, count: isVersion6 ? 16 : 4)
    guard unsafe inet_pton(isVersion6 ? AF_INET6 : AF_INET, text, &bytes) == 1 else { return nil }
    self.bytes = bytes
  }

  /// The IPv4 address inside, for forms of IPv6 that carry one.
  private var embedded: [UInt8]? {
    if bytes.count == 4 { return bytes }
    // RFC 4291 section 2.5.5: ::ffff:a.b.c.d, and ::a.b.c.d of old.
    if bytes[..<10].allSatisfy({ $0 == 0 }) {
      if bytes[10] == 0xFF && bytes[11] == 0xFF { return Array(bytes[12...]) }
      if bytes[10] == 0 && bytes[11] == 0 && bytes[12] != 0 { return Array(bytes[12...]) }
    }
    // RFC 6052 section 2.1: 64:ff9b::/96. RFC 3056 section 2: 2002:a.b.c.d::/48.
    if bytes.starts(with: [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]) {
      return Array(bytes[12...])
    }
    if bytes.starts(with: [0x20, 0x02]) { return Array(bytes[2..<6]) }
    return nil
  }

  var isLoopback: Bool {
    if let four = embedded { return four[0] == 127 }
    return bytes[..<15].allSatisfy { $0 == 0 } && bytes[15] == 1
  }

  /// Whether the address may be asked without `allowPrivateNetwork`.
  var isPublic: Bool { embedded.map(Self.isPublic4) ?? isPublic6 }

  private static func isPublic4(_ four: [UInt8]) -> Bool {
    switch (four[0], four[1], four[2], four[3]) {
    case (0, _, _, _), (10, _, _, _), (127, _, _, _): false  // RFC 6890 section 2.2.2
    case (100, 64...127, _, _): false  // RFC 6598; 100.100.100.200 is a metadata service
    case (169, 254, _, _): false  // RFC 3927; 169.254.169.254 is the metadata service
    case (172, 16...31, _, _), (192, 168, _, _): false  // RFC 1918
    case (192, 0, 0, _), (198, 18...19, _, _): false  // RFC 6890, RFC 2544
    case (168, 63, 129, 16): false  // the metadata service of Azure's hosts
    case (224..., _, _, _): false  // multicast, reserved, broadcast
    default: true
    }
  }

  private var isPublic6: Bool {
    switch (bytes[0], bytes[1]) {
    case (0, 0): false  // ::, ::1
    case (0, 0x64): false  // RFC 8215 local translation
    case (0xFC...0xFD, _): false  // RFC 4193; fd00:ec2::254 is a metadata service
    case (0xFE, 0x80...0xFF), (0xFF, _): false  // link-local, site-local, multicast
    default: true
    }
  }
}
