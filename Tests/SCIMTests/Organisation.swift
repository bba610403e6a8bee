import Formats
import Identity

/// A small organisation with everything that is hard to serve.
enum Organisation {
  static func snapshot() throws -> Snapshot {
    var builder = SnapshotBuilder(instance: "acme")
    builder.add(ada)
    var bob = Account(id: "2/b c")
    bob.username = "ADA"
    bob.displayName = "Bob, \"the\" \\ Builder\n\u{1F600}"
    bob.email = "Bob@Example.com"
    bob.status = .suspended
    builder.add(bob)
    var bot = Account(id: "ünï")
    bot.type = .bot
    builder.add(bot)
    var invited = Account(id: "3")
    invited.username = "änne"
    invited.status = .invited
    builder.add(invited)

    for (id, name) in [("g1", "Team"), ("g2", "team"), ("g3", nil)] {
      var group = Group(id: id)
      group.name = name
      group.externalID = "ext-\(id)"
      if id == "g2" {
        group.description = "Everyone, \"really\""
        group.dynamic = .no
      }
      builder.add(group)
    }
    for (group, member, role) in [
      ("g1", Reference(.account, "1"), "maintainer"), ("g1", Reference(.account, "1"), "member"),
      ("g1", Reference(.group, "g2"), nil), ("g1", Reference(.account, "gone"), nil),
      ("g2", Reference(.account, "2/b c"), nil), ("g3", Reference(.account, "1"), nil),
    ] {
      var membership = Membership(groupID: group, member: member)
      membership.role = role
      builder.add(membership, stream: 0)
    }
    addEntitlements(to: &builder)
    return try builder.build().snapshot
  }

  private static var ada: Account {
    var ada = Account(id: "1")
    ada.username = "ada"
    ada.displayName = "Ada Lovelace"
    ada.givenName = "Ada"
    ada.familyName = "Lovelace"
    ada.externalID = "E1"
    ada.status = .active
    ada.statusRaw = "ACTIVE"
    ada.type = .human
    ada.title = "Engineer"
    ada.department = "Research"
    ada.managerID = "3"
    ada.managerName = "Änne"
    ada.created = Timestamp(milliseconds: 1_700_000_000_123)
    ada.updated = Timestamp(seconds: 1_700_000_001)
    ada.lastLogin = Timestamp(seconds: 1_700_000_002)
    ada.lastLoginBasis = .app
    ada.multiFactor = .no
    ada.multiFactorMethods = ["totp; app", "webauthn"]
    ada.external = .yes
    ada.url = "https://app.example/ada"
    ada.attributes = [
      "userName": .string("not this one"), "password": .string("secret"), "nickName": .null,
      "TimeZone": .string("Europe/London"),
      "emails": .array([
        .members([
          "value": .string("ada@example.com"), "type": .string("work"), "primary": .bool(true),
        ]),
        .members(["value": .string("countess@example.org")]),
      ]),
      "name": .members(["formatted": .string("Lady } \" ] Ada"), "givenName": .string("Ada")]),
      "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": .members([
        "costCenter": .string("4130"), "department": .string("R&D"),
      ]),
    ]
    return ada
  }

  private static func addEntitlements(to builder: inout SnapshotBuilder) {
    for repository in ["alpha", "beta"] {
      var entitlement = Entitlement(kind: .permission, slug: "admin")
      entitlement.resourceType = "repository"
      entitlement.resourceID = repository
      entitlement.resourceName = repository
      entitlement.privilege = .admin
      builder.add(entitlement)
    }
    var role = Entitlement(kind: .role, slug: "owner")
    role.givenID = "role/owner"
    role.isServedAsSlug = true
    role.name = "Owner"
    role.description = String(repeating: "ä", count: 1200)
    builder.add(role)
    var expired = Grant(
      principal: Reference(.account, "1"), entitlementID: "repository/beta/admin")
    expired.state = .expired
    for grant in [
      Grant(principal: Reference(.account, "1"), entitlementID: "repository/alpha/admin"),
      Grant(principal: Reference(.account, "1"), entitlementID: "role/owner"), expired,
      Grant(principal: Reference(.group, "g1"), entitlementID: "repository/beta/admin"),
    ] { builder.add(grant, stream: 0) }
  }

  /// As many accounts as asked, with ids that sort by their number.
  static func crowd(_ count: Int) throws -> Snapshot {
    var builder = SnapshotBuilder(instance: "acme")
    for number in 0..<count {
      var account = Account(id: String(100_000 + number))
      account.username = "user\(number)"
      builder.add(account)
    }
    return try builder.build().snapshot
  }
}
