import Formats

extension GitHubRecords {
  func repository(_ name: String) -> JSON? { repositories.first { $0.text("name") == name } }

  /// What the team may do there: child teams inherit, and the greater role wins.
  private func role(ofTeam slug: String, in repository: String) -> RepositoryRole? {
    let lineage = lineage(of: slug)
    return
      teamRepositories(repository)
      .filter { lineage.contains($0.text("team")) }
      .compactMap { RepositoryRole($0.text("role_name")) }.max()
  }

  /// `/orgs/{org}/teams/{slug}/repos`: inherited repositories stand in it too.
  func repositoryRows(ofTeam slug: String) -> [JSON] {
    repositories.compactMap { repository in
      role(ofTeam: slug, in: repository.text("name")).map {
        repository.setting("permissions", $0.permissions).setting("role_name", .string($0.name))
      }
    }
  }

  /// `/repos/{owner}/{name}/teams`: only teams that were added themselves.
  func teamRows(ofRepository name: String) -> [JSON] {
    let added = Set(teamRepositories(name).map { $0.text("team") })
    return teams.compactMap { team in
      let slug = team.text("slug")
      guard added.contains(slug), let role = role(ofTeam: slug, in: name) else { return nil }
      return team.setting("permission", .string(role.permission))
        .setting("permissions", role.permissions)
    }
  }

  /// `/repos/{owner}/{name}/collaborators`: each row has the greatest role, whatever its way.
  func collaboratorRows(ofRepository name: String, affiliation: String?) -> [JSON] {
    let direct = collaborators(name)
    let directLogins = Set(direct.map { $0.text("login") })
    var roles: [String: RepositoryRole] = [:]
    func grant(_ role: RepositoryRole?, to login: String) {
      guard let role else { return }
      roles[login] = max(roles[login] ?? role, role)
    }
    for row in direct { grant(RepositoryRole(row.text("role_name")), to: row.text("login")) }
    for row in teamRepositories(name) {
      let role = RepositoryRole(row.text("role_name"))
      for member in members(ofTeam: row.text("team")) { grant(role, to: member.login) }
    }
    for role in organizationRoles {
      let everywhere = RepositoryRole(role.text("base_role"))
      for holder in holders(ofRole: role) { grant(everywhere, to: holder.login) }
    }
    for member in members where member.isOwner { grant(.admin, to: member.login) }

    let outside = Set(outsideCollaborators.map { $0.login })
    let wanted = inOrder(roles.keys).filter {
      switch affiliation {
      case "direct": directLogins.contains($0)
      case "outside": outside.contains($0)
      default: true
      }
    }
    return wanted.compactMap { login in
      roles[login].map {
        simpleUser(login).setting("permissions", $0.permissions)
          .setting("role_name", .string($0.name))
      }
    }
  }
}
