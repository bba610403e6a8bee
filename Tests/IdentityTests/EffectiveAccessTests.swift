import Identity
import Testing

struct EffectiveAccessTests {
  @Test func nestedGroupsAreClosedOverCyclesAndDiamonds() throws {
    let snapshot = try Example.builder().build().snapshot
    let access = EffectiveAccess(snapshot)
    // Groups in order: a, b, c, top. Accounts in order: 1 (in a), 10, 2 (in c).
    let found = Self.walk(access, snapshot)
    #expect(found.map { $0.groups } == [[0, 1, 2, 3], [], [2, 3]])
    #expect(access.memberCounts() == [1, 1, 2, 2])
    // Entitlements in order: read, repository/.../admin.
    #expect(found.map { $0.entitlements } == [[1], [], [0, 1]])
    #expect(access.holderCounts() == [1, 2])
  }

  @Test func privilegeIsKnownOnlyWhereEverythingIsKnown() throws {
    let snapshot = try Example.builder().build().snapshot
    var walk = AccessWalk(EffectiveAccess(snapshot))
    let found = snapshot.accounts.indices.map { account in
      walk.go(toAccount: account)
      return walk.privilege
    }
    #expect(found.map { $0.is } == [.yes, .unknown, .yes])
    #expect(found.map { $0.by } == [1, nil, 1])
  }

  /// Of all that makes an administrator the first entitlement is named, and the account's own word
  /// only where there is none.
  @Test func whatIsHeldIsNamedBeforeTheAccountsOwnWord() throws {
    var builder = SnapshotBuilder(instance: "admins")
    for id in ["1", "2"] {
      var account = Account(id: id)
      account.privileged = .yes
      builder.add(account)
    }
    for id in ["c", "b", "a"] {
      var entitlement = Entitlement(kind: .role, slug: id)
      entitlement.givenID = id
      entitlement.privilege = id == "a" ? .read : .admin
      builder.add(entitlement)
      builder.add(Grant(principal: Reference(.account, "1"), entitlementID: id), stream: 0)
    }
    var walk = AccessWalk(EffectiveAccess(try builder.build().snapshot))
    walk.go(toAccount: 0)
    #expect(walk.privilege.is == .yes && walk.privilege.by == 1)
    walk.go(toAccount: 1)
    #expect(walk.privilege.is == .yes && walk.privilege.by == nil)
  }

  /// Random tangles, against spreading along the edges until nothing changes.
  @Test func walksAgreeWithSpreading() throws {
    var seed: UInt64 = 1
    func below(_ bound: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % bound
    }
    for _ in 0..<40 {
      let (accounts, groups) = (1 + below(8), 1 + below(9))
      var builder = SnapshotBuilder(instance: "tangle")
      for id in 0..<accounts { builder.add(Account(id: "\(id)")) }
      for id in 0..<groups { builder.add(Group(id: "\(id)")) }
      var isIn = Set<[Int]>()
      var contains = Set<[Int]>()
      for _ in 0..<below(2 * accounts + 1) { isIn.insert([below(accounts), below(groups)]) }
      for _ in 0..<below(2 * groups + 1) { contains.insert([below(groups), below(groups)]) }
      for edge in isIn.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
        builder.add(
          Membership(groupID: "\(edge[1])", member: Reference(.account, "\(edge[0])")), stream: 0)
      }
      for edge in contains.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
        builder.add(
          Membership(groupID: "\(edge[1])", member: Reference(.group, "\(edge[0])")), stream: 0)
      }
      var expected = isIn
      while true {
        let wider = expected.union(
          expected.flatMap { held in
            contains.filter { $0[0] == held[1] }.map { [held[0], $0[1]] }
          })
        if wider == expected { break }
        expected = wider
      }
      let snapshot = try builder.build().snapshot
      let access = EffectiveAccess(snapshot)
      let found = Self.walk(access, snapshot).enumerated().flatMap { account, reached in
        reached.groups.map { [account, $0] }
      }
      #expect(found.count == Set(found).count && Set(found) == expected)
      let counts = (0..<groups).map { group in expected.count { $0[1] == group } }
      #expect(access.memberCounts() == counts)
    }
  }

  private static func walk(
    _ access: EffectiveAccess, _ snapshot: Snapshot
  ) -> [(groups: [Int], entitlements: [Int])] {
    var walk = AccessWalk(access)
    return snapshot.accounts.indices.map { account in
      walk.go(toAccount: account)
      return (walk.groups.sorted(), walk.entitlements.sorted())
    }
  }
}
