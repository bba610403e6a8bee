import Formats
import Identity
import Reviews

/// A small organisation whose cells, groups and edges are all of the hard kind.
enum Organisation {
  static let time = Timestamp(milliseconds: 1_764_063_296_000)

  static func source(_ instance: String = "hr-app") throws -> ExportSource {
    let snapshot = try builder(instance).build().snapshot
    var ledger = Ledger(
      instance: instance, connector: "csv", run: "20251125t093456z-0a1b2c3d", started: time,
      finished: time.adding(milliseconds: 2500))
    ledger.verdict = .complete
    ledger.contentHash = snapshot.contentHash
    ledger.counts = [
      "accounts": snapshot.accounts.count, "groups": snapshot.groups.count,
      "entitlements": snapshot.entitlements.count, "memberships": snapshot.memberships.count,
      "grants": snapshot.grants.count, "credentials": snapshot.credentials.count,
    ]
    var people = StreamLedger(stream: "people")
    people.received = 7
    people.duplicates = 1
    people.dropped = ["status != 'robot'": 1]
    people.declaredTotal = 6
    people.emitted = ["account": 5]
    people.first = time.adding(milliseconds: 100)
    people.last = time.adding(milliseconds: 900)
    ledger.streams = [people]
    var source = ExportSource(
      instance: instance, snapshot: snapshot, generation: 3, ledger: ledger)
    source.title = "HR"
    source.owner = "it@example.com"
    source.environment = "production"
    return source
  }

  private static func builder(_ instance: String) -> SnapshotBuilder {
    var builder = SnapshotBuilder(instance: instance)
    addAccounts(to: &builder)
    addGroups(to: &builder)
    addEntitlements(to: &builder)
    addCredentials(to: &builder)
    return builder
  }

  private static func addAccounts(to builder: inout SnapshotBuilder) {
    var full = Account(id: "1")
    full.username = "zoë.müller"
    full.displayName = "Müller, \"Zoë\" 🦊"
    full.givenName = "Zoë"
    full.familyName = "Müller"
    full.email = "Zoe.Mueller@Sub.Example.COM"
    full.url = "https://hr.example.com/u/1"
    (full.status, full.statusRaw, full.type) = (.active, "enabled", .human)
    full.title = "=HYPERLINK(\"http://evil.example\")"
    full.department = "R&D; Tools"
    full.employeeNumber = "0042"
    full.managerID = "10"
    full.ownerEmail = "owner@example.com"
    full.created = Timestamp(milliseconds: 1_577_934_245_678)
    full.updated = Timestamp(milliseconds: 1_700_000_000_000)
    (full.lastLogin, full.lastLoginBasis) = (Timestamp(milliseconds: 1_764_000_000_000), .app)
    full.passwordChanged = Timestamp(milliseconds: -1000)
    full.multiFactor = .yes
    full.multiFactorMethods = ["totp", "webauthn"]
    (full.singleSignOn, full.external, full.privileged) = (.no, .no, .no)
    builder.add(full)

    var manager = Account(id: "10")
    manager.username = "boss"
    manager.displayName = "'+Boss"
    manager.email = "boss@example.com"
    (manager.status, manager.privileged) = (.active, .yes)
    builder.add(manager)

    var spread = Account(id: "2")
    spread.username = "line\nbreak"
    spread.displayName = "tab\tand \\ and\r\nCRLF"
    spread.familyName = " padded "
    (spread.status, spread.statusRaw, spread.type) = (.suspended, "-locked", .service)
    (spread.lastLoginBasis, spread.external) = (.never, .yes)
    spread.managerID = "nobody"
    spread.managerName = "@someone"
    builder.add(spread)

    builder.add(Account(id: "=3"))
    var plain = Account(id: "é")
    plain.email = "no-domain"
    (plain.status, plain.privileged, plain.type) = (.invited, .no, .bot)
    builder.add(plain)
  }

  /// `a` and `b` contain each other; `top` holds `a` over `left` and over `right`.
  private static func addGroups(to builder: inout SnapshotBuilder) {
    for id in ["a", "b", "left", "right", "top", "void"] {
      var group = Group(id: id)
      group.name = id == "void" ? nil : "Group, \(id)"
      builder.add(group)
    }
    var described = Group(id: "top")
    described.type = "team"
    described.description = "first line\nsecond line"
    described.ownerEmails = ["=a@example.com", "b@example.com"]
    (described.dynamic, described.dynamicRule) = (.yes, "department == \"R&D\"")
    described.created = Timestamp(milliseconds: 1_600_000_000_000)
    described.url = "https://hr.example.com/g/top"
    builder.add(described)

    let nested = [
      ("a", "b"), ("b", "a"), ("left", "a"), ("right", "a"), ("top", "left"), ("top", "right"),
    ]
    for (group, member) in nested {
      builder.add(Membership(groupID: group, member: Reference(.group, member)), stream: 0)
    }
    for (group, member, role) in [
      ("a", "1", "member"), ("a", "1", "lead"), ("b", "2", nil), ("top", "1", nil),
      ("top", "gone", "-x"),
    ] {
      var membership = Membership(groupID: group, member: Reference(.account, member))
      membership.role = role
      if role == "lead" {
        membership.dynamic = .no
        membership.detail.since = Timestamp(milliseconds: 1_650_000_000_000)
        membership.detail.by = "10"
        membership.detail.expires = Timestamp(milliseconds: 1_900_000_000_000)
      }
      builder.add(membership, stream: 0)
    }
  }

  private static func addEntitlements(to builder: inout SnapshotBuilder) {
    var admin = Entitlement(kind: .permission, slug: "admin")
    (admin.resourceType, admin.resourceID) = ("repository", "core/app")
    (admin.resourceName, admin.privilege) = ("Core, app", .admin)
    admin.url = "https://hr.example.com/r/core"
    builder.add(admin)
    var reader = Entitlement(kind: .role, slug: "read")
    (reader.givenID, reader.name, reader.privilege) = ("role/read", "Reader", .read)
    (reader.description, reader.ownerEmail) = ("may read", "owner@example.com")
    builder.add(reader)
    var seat = Entitlement(kind: .licence, slug: "seat")
    seat.givenID = "seat"
    builder.add(seat)

    var standing = Grant(principal: Reference(.group, "top"), entitlementID: admin.id)
    standing.detail.since = Timestamp(milliseconds: 1_650_000_000_000)
    standing.detail.by = "+10"
    standing.detail.lastUsed = Timestamp(milliseconds: 1_763_000_000_000)
    standing.detail.url = "https://hr.example.com/grants/1"
    builder.add(standing, stream: 0)
    for (account, entitlement, state) in [
      ("1", "role/read", GrantState.active), ("é", "role/read", .eligible),
      ("=3", "seat", .pending), ("ghost", "seat", .unknown),
    ] {
      var grant = Grant(principal: Reference(.account, account), entitlementID: entitlement)
      grant.state = state
      builder.add(grant, stream: 0)
    }
  }

  private static func addCredentials(to builder: inout SnapshotBuilder) {
    var app = Credential(id: "app/1")
    (app.kind, app.name, app.status) = (.appInstallation, "Deploy, bot", "active")
    app.owner = Reference(.account, "1")
    app.scopes = ["-repo", "read:org"]
    app.privileged = .yes
    app.created = Timestamp(milliseconds: 1_600_000_000_000)
    app.expires = Timestamp(milliseconds: 1_800_000_000_000)
    app.lastUsed = Timestamp(milliseconds: 1_764_000_000_000)
    app.url = "https://hr.example.com/apps/1"
    builder.add(app)
    builder.add(Credential(id: "token"))
  }
}
