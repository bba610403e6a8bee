import Formats
import HTTP
import Identity
import Testing

/// Answers that are too large for one piece.
struct SliceTests {
  private static let members = 24_000
  private static let snapshot = Result { try organisation() }

  /// Two groups that hold everyone, with all that makes one reference longer than another, and an
  /// account that is in everything.
  private static func organisation() throws -> Snapshot {
    var builder = SnapshotBuilder(instance: "acme")
    for number in 0..<members {
      var account = Account(id: "a\(100_000 + number)" + (number % 7 == 0 ? " \"/\u{1F600}" : ""))
      if number % 3 > 0 { account.username = number % 3 == 1 ? "n\(number)" : "same" }
      if number % 2 == 0 { account.displayName = "Name \\ \(number)\n" }
      builder.add(account)
      for group in ["everyone", "others"] {
        for role in number % 5 == 0 ? ["maintainer", "member"] : [nil] {
          var membership = Membership(groupID: group, member: Reference(.account, account.id))
          membership.role = role
          builder.add(membership, stream: 0)
        }
      }
    }
    for name in ["everyone", "others", "empty"] { builder.add(named(name)) }
    for number in 0..<members / 2 {
      builder.add(named("g\(number)"))
      for member in [Reference(.account, "a100001"), Reference(.account, "gone-\(number)")] {
        builder.add(Membership(groupID: "g\(number)", member: member), stream: 0)
      }
      builder.add(
        Membership(groupID: "everyone", member: Reference(.group, "g\(number)")), stream: 0)
      let kind: EntitlementKind = number % 2 == 0 ? .role : .permission
      let entitlement = Entitlement(kind: kind, slug: "slug-\(number)")
      builder.add(entitlement)
      builder.add(
        Grant(principal: Reference(.account, "a100001"), entitlementID: entitlement.id), stream: 0)
    }
    return try builder.build().snapshot
  }

  private static func named(_ name: String) -> Group {
    var group = Group(id: name)
    group.name = "The \"\(name)\""
    group.description = "Its description"
    return group
  }

  @Test func everyBodyHasTheLengthThatWasAnnouncedInSlicesOfBoundedSize() throws {
    let example = Example(["acme": try Self.snapshot.get()])
    let cases: [(target: String, isLarge: Bool)] = [
      ("/Groups/everyone", true), ("/Groups/everyone?attributes=members", true),
      ("/Groups/everyone?excludedAttributes=members", false), ("/Groups/empty", false),
      ("/Groups?count=1000", true), ("/Groups?excludedAttributes=meta&count=3", true),
      ("/Groups?filter=displayName%20eq%20%22the%20%5C%22others%5C%22%22", true),
      ("/Groups?attributes=displayName&count=1000", false), ("/Groups?count=2", true),
      ("/Users/a100001", true), ("/Users/a100001?attributes=roles", false),
      ("/Users/a100001?attributes=entitlements,groups", false), ("/Users/a100002", false),
      ("/Users?count=1000", true), ("/Users?startIndex=3&count=1000", false),
      ("/Users?count=100", true), ("/Users?startIndex=3&count=20", false),
      ("/Entitlements?count=1000", false), ("/Roles?count=1000", false),
    ]
    var wrong: [String] = []
    for (target, isLarge) in cases {
      let answer = example.ask(target)
      let head = example.ask(target, .head)
      let isWhole =
        answer.status == 200 && answer.announced == answer.body.count
        && head.announced == answer.announced && answer.json["schemas"] != nil
      if !isWhole || (answer.slices.count > 1) != isLarge
        || answer.slices[0] > 2_370_000
        || answer.slices.dropFirst().contains(where: { $0 > 270_000 })
      {
        wrong.append("\(target): \(answer.announced), \(answer.slices)")
      }
    }
    #expect(wrong == [])
  }

  @Test func noEdgeIsLostOrRepeatedBetweenSlices() throws {
    let example = Example(["acme": try Self.snapshot.get()])
    let snapshot = try Self.snapshot.get()
    func values(_ target: String, _ list: String) -> [String] {
      (example.ask(target).json[list]?.array ?? []).compactMap { $0["value"]?.string }
    }
    let accounts = snapshot.accounts.indices.map {
      String(decoding: snapshot.id(ofAccount: $0), as: UTF8.self)
    }
    let groups = snapshot.groups.indices.map {
      String(decoding: snapshot.id(ofGroup: $0), as: UTF8.self)
    }
    let nested = groups.filter { $0.hasPrefix("g") }
    #expect(values("/Groups/everyone", "members") == accounts + nested)
    #expect(values("/Groups/others", "members") == accounts)
    #expect(values("/Groups/g1", "members") == ["a100001"])
    #expect(values("/Users/a100001", "groups") == groups.filter { $0 != "empty" })
    let grants = values("/Users/a100001", "roles") + values("/Users/a100001", "entitlements")
    #expect(Set(grants).count == Self.members / 2 && grants.count == Self.members / 2)
    let page = example.ask("/Groups?count=1000").resources
    #expect(page.count == 1000 && page[0]["id"]?.string == "empty")
    #expect(page[1]["members"]?.array?.count == accounts.count + nested.count)
  }

  @Test func aNewGenerationDoesNotReachIntoAnAnswerUnderWay() throws {
    let example = Example(["acme": try Self.snapshot.get()])
    let whole = example.ask("/Groups/everyone")
    let begun = example.begin("/Groups/everyone")
    example.publish(try Organisation.snapshot(), generation: 8)
    #expect(example.ask("/Groups/everyone").status == 404)
    #expect(Answer(begun).body == whole.body)
  }
}
