import Formats

/// The REST paths of GitHub that the demo answers.
enum GitHubRoutes {
  static func table(_ records: GitHubRecords) -> FakeRoutes {
    FakeRoutes(people(records) + teams(records) + repositories(records) + organization(records))
  }

  private static func people(_ records: GitHubRecords) -> [FakeRoute] {
    [
      FakeRoute("/user") { _ in
        records.user(GitHubRecords.tokenOwner).map {
          .record($0.setting("two_factor_authentication", .bool(true)))
        }
      },
      FakeRoute("/user/memberships/orgs/acme") { _ in
        records.membership(of: GitHubRecords.tokenOwner).map { .record($0) }
      },
      FakeRoute("/users/{login}") { call in
        records.user(call.parameters[0]).map { .record($0) }
      },
      FakeRoute("/orgs/acme/members") { call in
        .page(records.members(role: call.query["role"], filter: call.query["filter"]), call)
      },
      FakeRoute("/orgs/acme/memberships/{login}") { call in
        records.membership(of: call.parameters[0]).map { .record($0) }
      },
      FakeRoute("/orgs/acme/outside_collaborators") { call in
        .page(records.outsideCollaborators(filter: call.query["filter"]), call)
      },
      FakeRoute("/orgs/acme/invitations") { call in .page(records.invitations, call) },
      FakeRoute("/orgs/acme/failed_invitations") { call in .page([], call) },
    ]
  }

  private static func teams(_ records: GitHubRecords) -> [FakeRoute] {
    [
      FakeRoute("/orgs/acme/teams") { call in .page(records.teams, call) },
      FakeRoute("/orgs/acme/teams/{slug}") { call in
        records.team(call.parameters[0]).map { .record($0) }
      },
      FakeRoute("/orgs/acme/teams/{slug}/members") { call in
        let slug = call.parameters[0]
        guard records.team(slug) != nil else { return nil }
        return .page(records.memberRows(ofTeam: slug, role: call.query["role"]), call)
      },
      FakeRoute("/orgs/acme/teams/{slug}/teams") { call in
        let slug = call.parameters[0]
        guard records.team(slug) != nil else { return nil }
        return .page(records.children(of: slug), call)
      },
      FakeRoute("/orgs/acme/teams/{slug}/repos") { call in
        let slug = call.parameters[0]
        guard records.team(slug) != nil else { return nil }
        return .page(records.repositoryRows(ofTeam: slug), call)
      },
    ]
  }

  private static func repositories(_ records: GitHubRecords) -> [FakeRoute] {
    [
      FakeRoute("/orgs/acme/repos") { call in .page(records.repositories, call) },
      FakeRoute("/repos/acme/{name}") { call in
        records.repository(call.parameters[0]).map { .record($0) }
      },
      FakeRoute("/repos/acme/{name}/collaborators") { call in
        let name = call.parameters[0]
        guard records.repository(name) != nil else { return nil }
        let affiliation = call.query["affiliation"]
        return .page(
          records.collaboratorRows(ofRepository: name, affiliation: affiliation), call)
      },
      FakeRoute("/repos/acme/{name}/teams") { call in
        let name = call.parameters[0]
        guard records.repository(name) != nil else { return nil }
        return .page(records.teamRows(ofRepository: name), call)
      },
    ]
  }

  private static func organization(_ records: GitHubRecords) -> [FakeRoute] {
    [
      FakeRoute("/orgs/acme") { _ in .record(records.organization) },
      FakeRoute("/orgs/acme/installations") { call in
        .counted("installations", records.installations, call)
      },
      FakeRoute("/orgs/acme/custom-repository-roles") { _ in
        whole("custom_roles", [])
      },
      FakeRoute("/orgs/acme/organization-roles") { _ in
        whole("roles", records.organizationRoles)
      },
      FakeRoute("/orgs/acme/organization-roles/{id}") { call in
        records.organizationRole(call.parameters[0]).map { .record($0) }
      },
      FakeRoute("/orgs/acme/organization-roles/{id}/users") { call in
        records.organizationRole(call.parameters[0]).map {
          .page(records.userRows(ofRole: $0), call)
        }
      },
      FakeRoute("/orgs/acme/organization-roles/{id}/teams") { call in
        records.organizationRole(call.parameters[0]).map {
          .page(records.teamRows(ofRole: $0), call)
        }
      },
    ]
  }

  /// The lists of roles are counted but not paged.
  private static func whole(_ name: String, _ items: [JSON]) -> FakeAnswer {
    .record(.members(["total_count": .integer(items.count), name: .array(items)]))
  }
}
