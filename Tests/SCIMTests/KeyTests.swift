import Formats
import SCIM
import Testing

struct KeyTests {
  @Test func aKeyHasOneFormAndAChecksum() {
    let key = APIKey.make(random: (0..<64).map { UInt8($0) }) ?? ""
    #expect(key.hasPrefix("rck_") && key.utf8.count == 42)
    #expect(APIKey.isWellFormed(Array(key.utf8)))
    var changed = Array(key.utf8)
    for position in changed.indices {
      let byte = changed[position]
      changed[position] = byte == UInt8(ascii: "a") ? UInt8(ascii: "b") : UInt8(ascii: "a")
      #expect(!APIKey.isWellFormed(changed), "\(position)")
      changed[position] = byte
    }
    // Bytes that would favour some characters are passed over; too many of them make no key.
    let skewed: [UInt8] = [UInt8](repeating: 250, count: 20) + (0..<44).map { UInt8($0) }
    #expect(APIKey.make(random: skewed) == key)
    #expect(APIKey.make(random: [UInt8](repeating: 255, count: 64)) == nil)
  }

  @Test func aKeyOpensUntilItExpiresOrIsRevoked() {
    let key = Array((APIKey.make(random: (0..<64).map { UInt8($0) }) ?? "").utf8)
    let record = KeyRecord(
      id: "k1", name: "Lumos", instance: "acme", hash: APIKey.hash(key),
      created: Timestamp(seconds: 10), expires: Timestamp(seconds: 100))
    let ring = KeyRing([record])
    #expect(ring.record(ofKey: key, at: Timestamp(seconds: 99)) == record)
    #expect(ring.record(ofKey: key, at: Timestamp(seconds: 100)) == nil)
    #expect(ring.record(ofKey: Array(key.dropLast()), at: Timestamp(seconds: 99)) == nil)
    var revoked = record
    revoked.revoked = Timestamp(seconds: 50)
    let epoch = ring.epoch
    ring.replace(with: [revoked])
    #expect(ring.epoch > epoch)
    #expect(ring.record(ofKey: key, at: Timestamp(seconds: 20)) == nil)
    #expect(KeyRecord(revoked.json) == revoked && KeyRecord(record.json) == record)
  }

  @Test func aDamagedRecordOpensNothing() throws {
    let record = KeyRecord(
      id: "k1", name: "n", instance: "acme", hash: [UInt8](repeating: 7, count: 32),
      created: Timestamp(seconds: 10), expires: Timestamp(seconds: 100))
    for (member, value) in [
      ("expires", JSON.string("soon")), ("sha256", .string("07")), ("format", .integer(2)),
      ("id", .null), ("revoked", .bool(false)),
    ] {
      var object = record.json.object ?? [:]
      object[member] = value
      #expect(KeyRecord(.object(object)) == nil, "\(member)")
    }
  }
}
