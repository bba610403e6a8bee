import Formats

/// An organisation of a given size, `acme` by name, and the truth about who has what in it.
///
/// Rows are made by arithmetic so that nobody's own permission is hidden by a greater one that
/// comes another way; the truth is written beside them and is not derived from answers.
package struct GeneratedOrganization: Sendable {
  private struct Person {
    let id: Int
    let login: String
  }

  private static let permissions = ["read", "triage", "write", "maintain", "admin"]
  private static let roleNames = [
    "all_repo_read", "security_manager", "all_repo_triage", "all_repo_write", "all_repo_maintain",
    "all_repo_admin",
  ]

  private let size: OrganizationSize
  package private(set) var truth = OrganizationTruth()

  private var users: [JSON] = []
  private var members: [JSON] = []
  private var outside: [JSON] = []
  private var teams: [JSON] = []
  private var teamMembers: [JSON] = []
  private var repositories: [JSON] = []
  private var teamRepositories: [JSON] = []
  private var collaborators: [JSON] = []
  private var roles: [JSON] = []
  private var assignments: [JSON] = []

  package init(_ size: OrganizationSize) {
    self.size = size
    addPeople()
    addTeams()
    addRepositories()
    addRoles()
  }

  var records: GitHubRecords {
    GitHubRecords(
      organization: .members(["login": .string("acme"), "id": .integer(9_021)]), users: users,
      members: members, outsideCollaborators: outside, invitations: [], teams: teams,
      teamMembers: teamMembers, repositories: repositories, teamRepositories: teamRepositories,
      collaborators: collaborators, organizationRoles: roles, roleAssignments: assignments,
      installations: installations)
  }

  private func person(_ index: Int) -> Person {
    let login = index == 0 ? GitHubRecords.tokenOwner : "person-\(index)"
    return Person(id: 10_000 + index * 7, login: login)
  }

  private func teamID(_ index: Int) -> Int { 500_000 + index }
  private func repositoryID(_ index: Int) -> Int { 900_000 + index }

  private mutating func addPeople() {
    for index in 0..<(size.users + size.outsideCollaborators) {
      let person = person(index)
      let hasTwoFactor: JSON
      switch index % 10 {
      case 3: hasTwoFactor = .bool(false)
      // What GraphQL tells of nobody outside is known of them by a list.
      case 7 where index < size.users: hasTwoFactor = .null
      default: hasTwoFactor = .bool(true)
      }
      users.append(
        .members([
          "login": .string(person.login), "id": .integer(person.id),
          "node_id": .string("U_\(person.id)"), "type": .string("User"),
          "html_url": .string("https://github.com/\(person.login)"), "site_admin": .bool(false),
          "name": .string("Person \(index)"), "email": .string("\(person.login)@people.example"),
        ]))
      let factor = hasTwoFactor.bool.map { $0 ? "true" : "false" } ?? "unknown"
      truth.accounts.insert("\(person.id) \(person.login) \(factor)")
      guard index < size.users else {
        outside.append(
          .members(["login": .string(person.login), "hasTwoFactorEnabled": hasTwoFactor]))
        continue
      }
      let role = index % 100 == 0 ? "ADMIN" : "MEMBER"
      members.append(
        .members([
          "login": .string(person.login), "role": .string(role),
          "hasTwoFactorEnabled": hasTwoFactor,
          "organizationVerifiedDomainEmails": .array([.string("\(person.login)@acme.example")]),
        ]))
      truth.grants.insert("account \(person.id) organization/acme/\(role.lowercased())")
    }
  }

  /// Every tenth team is the child of the one before it.
  private mutating func addTeams() {
    for index in 0..<size.teams {
      var parent = JSON.null
      if index % 10 == 9 {
        parent = .members([
          "id": .integer(teamID(index - 1)), "slug": .string("team-\(index - 1)"),
        ])
        truth.memberships.insert("\(teamID(index - 1)) group \(teamID(index)) ")
      }
      teams.append(
        .members([
          "id": .integer(teamID(index)), "node_id": .string("T_\(index)"),
          "name": .string("Team \(index)"), "slug": .string("team-\(index)"),
          "description": .null, "privacy": .string(index % 4 == 0 ? "secret" : "closed"),
          "html_url": .string("https://github.com/orgs/acme/teams/team-\(index)"),
          "parent": parent,
        ]))
      for place in 0..<size.teamSize {
        let person = person((index * size.teamSize + place) % size.users)
        let role = place == 0 ? "maintainer" : "member"
        teamMembers.append(
          .members([
            "team": .string("team-\(index)"), "login": .string(person.login),
            "role": .string(role),
          ]))
        truth.memberships.insert("\(teamID(index)) account \(person.id) \(role)")
      }
    }
  }

  /// Each belongs to one team, and to two members and somebody outside by themselves.
  private mutating func addRepositories() {
    for index in 0..<size.repositories {
      let name = "repository-\(index)"
      repositories.append(
        .members([
          "id": .integer(repositoryID(index)), "node_id": .string("R_\(index)"),
          "name": .string(name), "full_name": .string("acme/\(name)"),
          "html_url": .string("https://github.com/acme/\(name)"),
        ]))
      let team = index % size.teams
      let permission = Self.permissions[index % Self.permissions.count]
      teamRepositories.append(
        .members([
          "team": .string("team-\(team)"), "repository": .string(name),
          "role_name": .string(permission),
        ]))
      let entitlement = "repository/\(repositoryID(index))/"
      truth.grants.insert("group \(teamID(team)) \(entitlement)\(permission)")
      // Far from the team's own people, and never an owner.
      let first = team * size.teamSize + size.users / 2 + 1
      var people = [(first % size.users, "write"), ((first + 1) % size.users, "read")]
      if size.outsideCollaborators > 0 {
        people.append((size.users + index % size.outsideCollaborators, "triage"))
      }
      for (index, role) in people {
        let person = person(index)
        collaborators.append(
          .members([
            "repository": .string(name), "login": .string(person.login),
            "role_name": .string(role),
          ]))
        truth.grants.insert("account \(person.id) \(entitlement)\(role)")
      }
    }
  }

  /// The roles that GitHub defines; each is held by one member, the first by a team, too.
  private mutating func addRoles() {
    for (index, name) in Self.roleNames.prefix(size.organizationRoles).enumerated() {
      let id = 8_000 + index
      roles.append(
        .members([
          "id": .integer(id), "name": .string(name), "description": .null,
          "base_role": .string(name.split(separator: "_").last.map(String.init) ?? "read"),
          "source": .string("Predefined"),
        ]))
      let person = person(10 + index * size.teamSize)
      assignments.append(
        .members(["role": .integer(id), "login": .string(person.login)]))
      truth.grants.insert("account \(person.id) organization-role/\(id)")
      guard index == 0 else { continue }
      assignments.append(.members(["role": .integer(id), "team": .string("team-5")]))
      truth.grants.insert("group \(teamID(5)) organization-role/\(id)")
    }
  }

  private var installations: [JSON] {
    (0..<size.installations).map { index in
      .members([
        "id": .integer(700 + index), "app_slug": .string("app-\(index)"),
        "html_url": .string(
          "https://github.com/organizations/acme/settings/installations/\(700 + index)"),
        "permissions": .members(["metadata": .string("read")]),
        "created_at": .string("2025-01-01T00:00:00Z"), "suspended_at": .null,
      ])
    }
  }
}
