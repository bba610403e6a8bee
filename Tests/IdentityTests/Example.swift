import Formats
import Identity

/// A small organisation with everything that is hard: a cycle, a diamond, unknown principals.
enum Example {
  static func builder(shuffled: Bool = false) -> SnapshotBuilder {
    var builder = SnapshotBuilder(instance: "example")
    let accounts = [
      account("1", "ada", "Ada Lovelace", email: "ada@example.com"),
      account("2", "bob", "Bob, \"the\" Builder", email: "BOB@example.com"),
      account("10", "änne", "=cmd", email: nil),
    ]
    for account in shuffled ? accounts.reversed() : accounts { builder.add(account) }
    let groups = ["a", "b", "c", "top"]
    for id in shuffled ? groups.reversed() : groups {
      var group = Group(id: id)
      group.name = "Group \(id)"
      builder.add(group)
    }
    // a and b contain each other; c holds a; top holds b and c.
    for (parent, child) in [("a", "b"), ("b", "a"), ("c", "a"), ("top", "b"), ("top", "c")] {
      builder.add(Membership(groupID: parent, member: Reference(.group, child)), stream: 0)
    }
    builder.add(Membership(groupID: "a", member: Reference(.account, "1")), stream: 0)
    builder.add(Membership(groupID: "c", member: Reference(.either, "2")), stream: 0)
    builder.add(Membership(groupID: "c", member: Reference(.either, "gone")), stream: 0)
    var admin = Entitlement(kind: .permission, slug: "admin")
    admin.resourceType = "repository"
    admin.resourceID = "a/b%"
    admin.privilege = .admin
    builder.add(admin)
    builder.add(
      Grant(principal: Reference(.group, "top"), entitlementID: admin.id), stream: 1)
    builder.add(Grant(principal: Reference(.account, "2"), entitlementID: "read"), stream: 1)
    return builder
  }

  private static func account(
    _ id: String, _ username: String, _ name: String, email: String?
  ) -> Account {
    var account = Account(id: id)
    account.username = username
    account.displayName = name
    account.email = email
    account.status = .active
    account.created = Timestamp(milliseconds: 1_700_000_000_123)
    return account
  }
}
