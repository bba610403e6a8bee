import Formats
import Identity
import Testing

struct SnapshotTests {
  @Test func sameDataGivesTheSameBytesInWhateverOrderItCame() throws {
    let one = try Example.builder().build().snapshot
    let other = try Example.builder(shuffled: true).build().snapshot
    #expect(one.contentHash == other.contentHash)
    #expect(StoredSnapshot.bytes(one) == StoredSnapshot.bytes(other))
    let hashes = (one.contentHash, try Example.changed().build().snapshot.contentHash)
    #expect(hashes.0 != hashes.1)
  }

  @Test func rowsStandInOrderOfTheirIDsByBytes() throws {
    let snapshot = try Example.builder().build().snapshot
    let ids = snapshot.accounts.indices.map {
      String(decoding: snapshot.id(ofAccount: $0), as: UTF8.self)
    }
    #expect(ids == ["1", "10", "2"])
  }

  @Test func anAccountIsFoundByWhatItIsKnownBy() throws {
    let snapshot = try Example.builder().build().snapshot
    let cases: [(AccountKey, String, [Int])] = [
      (.id, "10", [1]), (.id, "100", []), (.username, "ADA", [0]), (.username, "ÄNNE", [1]),
      (.email, "bob@EXAMPLE.com", [2]), (.displayName, "ada lovelace", [0]), (.externalID, "x", []),
      (.username, "", []),
    ]
    for (key, value, expected) in cases {
      #expect(snapshot.accounts(key, equal: value.utf8) == expected, "\(key) \(value)")
    }
  }

  @Test func referencesAreResolvedAndDanglingOnesKeptAsUnknown() throws {
    let (snapshot, report) = try Example.builder().build()
    let members = snapshot.members(ofGroup: 2).map { snapshot.memberships[$0] }
    #expect(members.map { $0.memberKind } == [.account, .group, .unknown])
    #expect(
      members.map { String(decoding: snapshot.memberID($0), as: UTF8.self) } == ["2", "a", "gone"])
    #expect(report.dangling.map { $0.id } == ["read", "gone"])
    #expect(report.danglingCounts == [0: 1, 1: 1])
  }

  @Test func anEntitlementsIDIsMadeOfItsPartsEncoded() throws {
    let snapshot = try Example.builder().build().snapshot
    let ids = snapshot.entitlements.indices.map {
      String(decoding: snapshot.id(ofEntitlement: $0), as: UTF8.self)
    }
    #expect(ids == ["read", "repository/a%2Fb%25/admin"])
  }

  @Test func twoSpellingsOfOneCharacterAreTwoAccounts() throws {
    var builder = SnapshotBuilder(instance: "x")
    builder.add(Account(id: "caf\u{e9}"))
    builder.add(Account(id: "cafe\u{301}"))
    #expect(try builder.build().snapshot.accounts.count == 2)
  }

  @Test func anIDOfBothAnAccountAndAGroupNeedsASetting() throws {
    func builder(_ untyped: SnapshotBuilder.UntypedMembers) -> SnapshotBuilder {
      var builder = SnapshotBuilder(instance: "x", untyped: untyped)
      builder.add(Account(id: "1"))
      builder.add(Group(id: "1"))
      builder.add(Membership(groupID: "1", member: Reference(.either, "1")), stream: 0)
      return builder
    }
    let error = #expect(throws: SnapshotError.self) { _ = try builder(.decide).build() }
    #expect(error.map { "\($0)" }?.contains("untypedMembers: \"users\"") == true)
    #expect(try builder(.users).build().snapshot.memberships[0].memberKind == .account)
  }

  @Test func whatTheSourceCallsIndirectIsCountedAndNotKept() throws {
    var builder = SnapshotBuilder(instance: "x")
    builder.add(Account(id: "1"))
    builder.add(Group(id: "g"))
    var membership = Membership(groupID: "g", member: Reference(.account, "1"))
    membership.direct = .no
    builder.add(membership, stream: 3)
    let (snapshot, report) = try builder.build()
    #expect(snapshot.memberships.isEmpty && report.indirect == [3: 1])
  }

  @Test func aTextTooLongForItsRowIsRefused() {
    var builder = SnapshotBuilder(instance: "x")
    builder.add(Account(id: String(repeating: "x", count: 70_000)))
    #expect(throws: SnapshotError.self) { _ = try builder.build() }
  }
}

extension Example {
  static func changed() -> SnapshotBuilder {
    var builder = builder()
    var more = Account(id: "1")
    more.title = "Countess"
    builder.add(more)
    return builder
  }
}

extension SnapshotTests {
  /// One text in very many rows is one run, not a walk through all of them for each.
  @Test func aNameThatEverybodyHasIsFoundInEveryRow() throws {
    var builder = SnapshotBuilder(instance: "x")
    for number in 0..<20_000 {
      var account = Account(id: "\(number)")
      account.displayName = number % 2 == 0 ? "Unknown" : "User \(number)"
      builder.add(account)
    }
    let snapshot = try builder.build().snapshot
    #expect(snapshot.accounts(.displayName, equal: "unknown".utf8).count == 10_000)
    #expect(snapshot.accounts(.displayName, equal: "USER 9999".utf8).count == 1)
  }
}
