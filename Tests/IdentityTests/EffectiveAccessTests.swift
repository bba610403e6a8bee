import Identity
import Testing

struct EffectiveAccessTests {
  @Test func nestedGroupsAreClosedOverCyclesAndDiamonds() throws {
    let snapshot = try Example.builder().build().snapshot
    let access = EffectiveAccess(snapshot)
    // Groups in order: a, b, c, top. Accounts in order: 1 (in a), 10, 2 (in c).
    #expect(access.groups(ofAccount: 0) == [0, 1, 2, 3])
    #expect(access.groups(ofAccount: 1) == [])
    #expect(access.groups(ofAccount: 2) == [2, 3])
    #expect(access.memberCounts() == [1, 1, 2, 2])
    // Entitlements in order: read, repository/.../admin.
    #expect(access.entitlements(ofAccount: 0) == [1])
    #expect(access.entitlements(ofAccount: 2) == [0, 1])
    #expect(access.holderCounts() == [1, 2])
  }

  @Test func privilegeIsKnownOnlyWhereEverythingIsKnown() throws {
    let snapshot = try Example.builder().build().snapshot
    let access = EffectiveAccess(snapshot)
    let found = snapshot.accounts.indices.map { access.privilege(ofAccount: $0) }
    #expect(found.map { $0.is } == [.yes, .unknown, .yes])
    #expect(found.map { $0.by } == [1, nil, 1])
  }
}
