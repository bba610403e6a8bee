import Formats

/// One row of a team's list of members.
struct TeamMember {
  let login: String
  let isMaintainer: Bool
  /// Member of a child team only.
  let isInherited: Bool

  var role: String { isMaintainer ? "maintainer" : "member" }
}

extension GitHubRecords {
  func parentSlug(of team: JSON) -> String? { team["parent"]?["slug"]?.string }

  func children(of slug: String) -> [JSON] { teams.filter { parentSlug(of: $0) == slug } }

  /// The team and the teams above it, nearest first.
  func lineage(of slug: String) -> [String] {
    var lineage: [String] = []
    var next: String? = slug
    while let slug = next, !lineage.contains(slug), let team = team(slug) {
      lineage.append(slug)
      next = parentSlug(of: team)
    }
    return lineage
  }

  /// The direct members, and with them those of every team below.
  func members(ofTeam slug: String) -> [TeamMember] {
    var isMaintainer: [String: Bool] = [:]
    for row in teamMembers(slug) {
      isMaintainer[row.text("login")] = row.text("role") == "maintainer"
    }
    let below = teams.map { $0.text("slug") }.filter { lineage(of: $0).contains(slug) }
    let all = Set(below.flatMap { teamMembers($0) }.map { $0.text("login") })
    return inOrder(all).map { login in
      TeamMember(
        login: login,
        // Owners are reported as maintainers, whatever they were added as.
        isMaintainer: isMaintainer[login] ?? (member(login)?.isOwner == true),
        isInherited: isMaintainer[login] == nil)
    }
  }

  /// `/orgs/{org}/teams/{slug}/members`.
  func memberRows(ofTeam slug: String, role: String?) -> [JSON] {
    members(ofTeam: slug)
      .filter { role == nil || role == "all" || role == $0.role }
      .map {
        simpleUser($0.login).setting("role", .string($0.role))
          .setting("inherited", .bool($0.isInherited))
      }
  }
}
