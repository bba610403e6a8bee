import Formats
import Testing

struct DigestTests {
  private func zeros(_ item: JSON) -> [UInt8] {
    [UInt8](repeating: 0, count: item["length"]?.integer ?? 0)
  }

  @Test func `SHA-256 of published vectors`() throws {
    for item in try FormatsFixture.cases("Digest/digests.json", "sha256") {
      #expect(SHA256.hex(item.input) == item["sha256"]?.string, "\(item.name)")
    }
    for item in try FormatsFixture.cases("Digest/digests.json", "zeros") {
      #expect(SHA256.hex(zeros(item)) == item["sha256"]?.string, "\(item)")
    }
  }

  @Test func `SHA-256 does not care how its input is cut`() throws {
    let cases = try FormatsFixture.cases("Digest/digests.json", "pattern")
    #expect(cases.count > 40)
    for item in cases {
      let length = item["length"]?.integer ?? 0
      let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 * 7 + 3) }
      for step in [1, 7, 63, 64, 65, length] {
        var digest = SHA256()
        var rest = bytes[...]
        while !rest.isEmpty {
          digest.update(rest.prefix(step))
          rest = rest.dropFirst(step)
        }
        let isRight = Hexadecimal.encode(digest.finish()) == item["sha256"]?.string
        if !isRight { Issue.record("\(length) bytes by \(step)") }
      }
    }
  }

  @Test func `HMAC of RFC 4231`() throws {
    for item in try FormatsFixture.cases("Digest/digests.json", "hmac") {
      let key = Hexadecimal.decode(item["key"]?.string ?? "?") ?? []
      let code = Hexadecimal.encode(HMAC.authenticate(item.input, key: key))
      #expect(code == item["sha256"]?.string, "\(item.name)")
    }
  }

  @Test func `XXH64 of the reference program`() throws {
    let cases = try FormatsFixture.cases("Digest/digests.json", "xxh64")
    #expect(cases.count > 80)
    for item in cases {
      // The buffer of the reference program's self-test.
      var generator: UInt64 = 2_654_435_761
      let bytes = (0..<(item["length"]?.integer ?? 0)).map { _ in
        defer { generator &*= 11_400_714_785_074_694_797 }
        return UInt8(truncatingIfNeeded: generator >> 56)
      }
      let sum = Checksum.of(bytes, seed: UInt64(item["seed"]?.integer ?? 1))
      let expected = UInt64(item["hex"]?.string ?? "?", radix: 16)
      if sum != expected { Issue.record("\(item)") }
    }
  }
}
