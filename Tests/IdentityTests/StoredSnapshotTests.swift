import Identity
import Testing

struct StoredSnapshotTests {
  @Test func whatIsStoredIsReadBack() throws {
    let snapshot = try Example.builder().build().snapshot
    let bytes = StoredSnapshot.bytes(snapshot)
    let read = try StoredSnapshot.load(bytes)
    #expect(read.contentHash == snapshot.contentHash)
    #expect(StoredSnapshot.bytes(read) == bytes)
    #expect(read.accounts(.username, equal: "bob".utf8) == [2])
  }

  @Test func everyFlippedByteIsNoticed() throws {
    let bytes = StoredSnapshot.bytes(try Example.builder().build().snapshot)
    var missed: [Int] = []
    for position in bytes.indices {
      var damaged = bytes
      damaged[position] ^= 0x41
      if (try? StoredSnapshot.load(damaged)) != nil { missed.append(position) }
    }
    #expect(missed.isEmpty)
  }

  @Test func everyCutIsNoticed() throws {
    let bytes = StoredSnapshot.bytes(try Example.builder().build().snapshot)
    for length in stride(from: 0, to: bytes.count, by: 7) {
      #expect(throws: StoredSnapshot.Damage.self) {
        try StoredSnapshot.load(Array(bytes[..<length]))
      }
    }
  }

  @Test func rowsHoldNoPadding() {
    #expect(MemoryLayout<AccountRow>.size == 72)
    #expect(MemoryLayout<AccountRow>.stride == 72)
    #expect(MemoryLayout<AccountExtraRow>.stride == 8 + 6 * 8)
    #expect(MemoryLayout<GroupRow>.stride == 2 * 8 + 7 * 8 + 8)
    #expect(MemoryLayout<EntitlementRow>.stride == 8 * 8 + 8)
    #expect(MemoryLayout<CredentialRow>.stride == 3 * 8 + 5 * 8 + 8)
    #expect(MemoryLayout<MembershipRow>.stride == 20)
    #expect(MemoryLayout<GrantRow>.stride == 16)
    #expect(MemoryLayout<EdgeFactsRow>.stride == 3 * 8 + 8 + 8)
  }
}
