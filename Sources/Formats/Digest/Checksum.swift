/// XXH64: finds damage in stored blocks as fast as memory delivers them. No defence against intent.
package enum Checksum {
  private static let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
  private static let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
  private static let prime3: UInt64 = 0x1656_67B1_9E37_79F9
  private static let prime4: UInt64 = 0x85EB_CA77_C2B2_AE63
  private static let prime5: UInt64 = 0x27D4_EB2F_1656_67C5

  package static func of(_ bytes: [UInt8], seed: UInt64 = 0) -> UInt64 {
    of(bytes.span, seed: seed)
  }

  package static func of(_ bytes: ArraySlice<UInt8>, seed: UInt64 = 0) -> UInt64 {
    of(bytes.span, seed: seed)
  }

  package static func of(_ bytes: Span<UInt8>, seed: UInt64 = 0) -> UInt64 {
    var at = 0
    var sum: UInt64
    if bytes.count >= 32 {
      var (a, b) = (seed &+ prime1 &+ prime2, seed &+ prime2)
      var (c, d) = (seed, seed &- prime1)
      while at &+ 32 <= bytes.count {
        let stripe = bytes.extracting(at..<at &+ 32)
        a = round(a, stripe.word(0))
        b = round(b, stripe.word(8))
        c = round(c, stripe.word(16))
        d = round(d, stripe.word(24))
        at &+= 32
      }
      sum = rotate(a, 1) &+ rotate(b, 7) &+ rotate(c, 12) &+ rotate(d, 18)
      sum = merge(merge(merge(merge(sum, a), b), c), d)
    } else {
      sum = seed &+ prime5
    }
    sum &+= UInt64(bytes.count)
    return finish(sum, bytes.extracting(at..<bytes.count))
  }

  /// The last bytes, fewer than 32, and the avalanche.
  private static func finish(_ sum: UInt64, _ rest: Span<UInt8>) -> UInt64 {
    var sum = sum
    var at = 0
    while at &+ 8 <= rest.count {
      sum = rotate(sum ^ round(0, rest.word(at)), 27) &* prime1 &+ prime4
      at &+= 8
    }
    if at &+ 4 <= rest.count {
      var half: UInt64 = 0
      for shift in 0..<4 { half |= UInt64(rest[at &+ shift]) << UInt64(8 &* shift) }
      sum = rotate(sum ^ half &* prime1, 23) &* prime2 &+ prime3
      at &+= 4
    }
    while at < rest.count {
      sum = rotate(sum ^ UInt64(rest[at]) &* prime5, 11) &* prime1
      at &+= 1
    }
    sum = (sum ^ sum >> 33) &* prime2
    sum = (sum ^ sum >> 29) &* prime3
    return sum ^ sum >> 32
  }

  @inline(__always)
  private static func round(_ sum: UInt64, _ word: UInt64) -> UInt64 {
    rotate(sum &+ word &* prime2, 31) &* prime1
  }

  private static func merge(_ sum: UInt64, _ lane: UInt64) -> UInt64 {
    (sum ^ round(0, lane)) &* prime1 &+ prime4
  }

  @inline(__always)
  private static func rotate(_ value: UInt64, _ bits: UInt64) -> UInt64 {
    value << bits | value >> (64 &- bits)
  }
}
