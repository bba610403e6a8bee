import Formats

/// Somebody who holds an organisation role, and the teams through which.
struct RoleHolder {
  let login: String
  let isDirect: Bool
  let teams: [JSON]
}

extension GitHubRecords {
  func organizationRole(_ id: String) -> JSON? {
    organizationRoles.first { $0["id"]?.number?.text == id }
  }

  /// The teams to which the role was given.
  private func slugs(ofRole role: JSON) -> [String] {
    assignments(ofRole: role).compactMap { $0["team"]?.string }
  }

  private func assignments(ofRole role: JSON) -> [JSON] {
    roleAssignments.filter { $0["role"] == role["id"] }
  }

  func holders(ofRole role: JSON) -> [RoleHolder] {
    let direct = Set(assignments(ofRole: role).compactMap { $0["login"]?.string })
    var teams: [String: [JSON]] = [:]
    for slug in slugs(ofRole: role) {
      guard let team = team(slug) else { continue }
      for member in members(ofTeam: slug) { teams[member.login, default: []].append(team) }
    }
    return inOrder(direct.union(teams.keys)).map {
      RoleHolder(login: $0, isDirect: direct.contains($0), teams: teams[$0] ?? [])
    }
  }

  /// `/orgs/{org}/organization-roles/{id}/users`.
  func userRows(ofRole role: JSON) -> [JSON] {
    holders(ofRole: role).map { holder in
      let assignment =
        holder.teams.isEmpty ? "direct" : holder.isDirect ? "mixed" : "indirect"
      return simpleUser(holder.login).setting("assignment", .string(assignment))
        .setting("inherited_from", .array(holder.teams.map { $0.setting("parent", nil) }))
    }
  }

  /// `/orgs/{org}/organization-roles/{id}/teams`: child teams hold it through their parents.
  func teamRows(ofRole role: JSON) -> [JSON] {
    let direct = slugs(ofRole: role)
    return teams.compactMap { team in
      let slug = team.text("slug")
      let above = lineage(of: slug).dropFirst().contains { direct.contains($0) }
      let assignment: String
      switch (direct.contains(slug), above) {
      case (true, true): assignment = "mixed"
      case (true, false): assignment = "direct"
      case (false, true): assignment = "indirect"
      case (false, false): return nil
      }
      return team.setting("assignment", .string(assignment))
    }
  }
}
