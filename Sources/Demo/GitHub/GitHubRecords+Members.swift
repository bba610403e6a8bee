import Formats

extension GitHubRecords {
  /// `/orgs/{org}/members`: everybody, or those with a role, or those without a second factor.
  func members(role: String?, filter: String?) -> [JSON] {
    rows(members.filter { role == nil || role == "all" || role == $0.role }, filter: filter)
  }

  /// `/orgs/{org}/outside_collaborators`.
  func outsideCollaborators(filter: String?) -> [JSON] {
    rows(outsideCollaborators, filter: filter)
  }

  private func rows(_ people: [OrganizationMember], filter: String?) -> [JSON] {
    people.filter { filter != "2fa_disabled" || $0.hasNoTwoFactor }.map { simpleUser($0.login) }
  }

  /// `/orgs/{org}/memberships/{login}`: members, and invited people as pending.
  func membership(of login: String) -> JSON? {
    guard let login = user(login)?.text("login") else { return nil }
    let state: String
    let role: String
    if let member = member(login) {
      (state, role) = ("active", member.role)
    } else if let invitation = invitations.first(where: { $0.text("login") == login }) {
      let invited = invitation.text("role")
      (state, role) = ("pending", invited == "direct_member" ? "member" : invited)
    } else {
      return nil
    }
    return .members([
      "url": .string("https://api.github.com/orgs/acme/memberships/\(login)"),
      "state": .string(state),
      "role": .string(role),
      "direct_membership": .bool(true),
      "organization": organization.picking(["login", "id", "node_id", "description"]),
      "user": simpleUser(login),
    ])
  }
}
