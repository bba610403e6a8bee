extension SHA256 {
  /// Section 4.2.2: the first bits of the cube roots of the first 64 primes.
  static let constants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
    0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
    0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
    0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
    0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
    0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
    0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
    0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
    0xc671_78f2,
  ]

  /// Section 6.2.2, for whole blocks of 64 bytes.
  mutating func compress(_ blocks: Span<UInt8>) {
    let constants = SHA256.constants
    let k = constants.span
    var w = [64 of UInt32](repeating: 0)
    var start = 0
    while start &+ 64 <= blocks.count {
      let block = blocks.extracting(start..<start &+ 64)
      start &+= 64
      for t in 0..<16 {
        let word = UInt32(block[4 &* t]) << 24 | UInt32(block[4 &* t &+ 1]) << 16
        w[t] = word | UInt32(block[4 &* t &+ 2]) << 8 | UInt32(block[4 &* t &+ 3])
      }
      for t in 16..<64 {
        let (x, y) = (w[t &- 15], w[t &- 2])
        let small0 = rotate(x, 7) ^ rotate(x, 18) ^ x >> 3
        let small1 = rotate(y, 17) ^ rotate(y, 19) ^ y >> 10
        w[t] = small1 &+ w[t &- 7] &+ small0 &+ w[t &- 16]
      }
      var (a, b, c, d) = (state[0], state[1], state[2], state[3])
      var (e, f, g, h) = (state[4], state[5], state[6], state[7])
      for t in 0..<64 {
        let big1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
        let first = h &+ big1 &+ (e & f ^ ~e & g) &+ k[t] &+ w[t]
        let big0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
        let second = big0 &+ (a & b ^ a & c ^ b & c)
        (h, g, f, e) = (g, f, e, d &+ first)
        (d, c, b, a) = (c, b, a, first &+ second)
      }
      for (at, value) in [a, b, c, d].enumerated() { state[at] &+= value }
      for (at, value) in [e, f, g, h].enumerated() { state[at &+ 4] &+= value }
    }
  }

  @inline(__always)
  private func rotate(_ value: UInt32, _ bits: UInt32) -> UInt32 {
    value >> bits | value << (32 &- bits)
  }
}
