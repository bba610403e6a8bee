import Formats

/// The recorded organisation, with the look-ups that its answers are made of.
struct GitHubRecords: Sendable {
  /// The owner whose token the demo holds.
  static let tokenOwner = "ada-admin"

  let organization: JSON
  /// Everybody, by ascending id: members, outside collaborators and invited people.
  let users: [JSON]
  private let userPositions: [String: Int]
  let members: [OrganizationMember]
  let outsideCollaborators: [OrganizationMember]
  let invitations: [JSON]
  let teams: [JSON]
  /// Direct members only: what is inherited is derived.
  let teamMembers: [JSON]
  let repositories: [JSON]
  let teamRepositories: [JSON]
  let collaborators: [JSON]
  let organizationRoles: [JSON]
  let roleAssignments: [JSON]
  let installations: [JSON]

  init() throws(FormatError) {
    organization = try Recording.record(PackageResources.github_organization_json)
    users =
      try Recording.list(PackageResources.github_users_1_json)
      + Recording.list(PackageResources.github_users_2_json)
      + Recording.list(PackageResources.github_users_3_json)
    userPositions = Dictionary(
      users.enumerated().map { ($1.text("login").lowercased(), $0) },
      uniquingKeysWith: { first, _ in first })
    members = try Recording.list(PackageResources.github_members_json).map {
      OrganizationMember($0)
    }
    outsideCollaborators = try Recording.list(
      PackageResources.github_outside_collaborators_json
    ).map { OrganizationMember($0) }
    invitations = try Recording.list(PackageResources.github_invitations_json)
    teams = try Recording.list(PackageResources.github_teams_json)
    teamMembers = try Recording.list(PackageResources.github_team_members_json)
    repositories = try Recording.list(PackageResources.github_repositories_json)
    teamRepositories = try Recording.list(PackageResources.github_team_repositories_json)
    collaborators = try Recording.list(PackageResources.github_repository_collaborators_json)
    organizationRoles = try Recording.list(PackageResources.github_organization_roles_json)
    roleAssignments = try Recording.list(
      PackageResources.github_organization_role_assignments_json)
    installations = try Recording.list(PackageResources.github_installations_json)
  }

  /// The whole profile; logins are compared without case, as GitHub does.
  func user(_ login: String) -> JSON? { userPositions[login.lowercased()].map { users[$0] } }

  /// The login of the user with that global id.
  func user(nodeID: JSON) -> String? {
    users.first { $0["node_id"] == nodeID }?.text("login")
  }

  func member(_ login: String) -> OrganizationMember? {
    guard let login = user(login)?.text("login") else { return nil }
    return members.first { $0.login == login }
  }

  /// The short form in which people stand in lists ("SimpleUser").
  func simpleUser(_ login: String) -> JSON {
    (user(login) ?? .null).picking([
      "login", "id", "node_id", "html_url", "type", "site_admin",
    ])
  }

  /// These people in the order of the API's lists: by id.
  func inOrder(_ logins: some Sequence<String>) -> [String] {
    let positions = logins.compactMap { userPositions[$0.lowercased()] }
    return positions.sorted().map { users[$0].text("login") }
  }
}
