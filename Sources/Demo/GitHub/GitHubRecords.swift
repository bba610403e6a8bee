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

  private let teamPositions: [String: Int]
  private let memberPositions: [String: Int]
  private let teamMembersByTeam: [String: [JSON]]
  private let teamsByRepository: [String: [JSON]]
  private let collaboratorsByRepository: [String: [JSON]]

  init() throws(FormatError) {
    self.init(
      organization: try Recording.record(PackageResources.github_organization_json),
      users: try Recording.list(PackageResources.github_users_1_json)
        + Recording.list(PackageResources.github_users_2_json)
        + Recording.list(PackageResources.github_users_3_json),
      members: try Recording.list(PackageResources.github_members_json),
      outsideCollaborators: try Recording.list(PackageResources.github_outside_collaborators_json),
      invitations: try Recording.list(PackageResources.github_invitations_json),
      teams: try Recording.list(PackageResources.github_teams_json),
      teamMembers: try Recording.list(PackageResources.github_team_members_json),
      repositories: try Recording.list(PackageResources.github_repositories_json),
      teamRepositories: try Recording.list(PackageResources.github_team_repositories_json),
      collaborators: try Recording.list(PackageResources.github_repository_collaborators_json),
      organizationRoles: try Recording.list(PackageResources.github_organization_roles_json),
      roleAssignments: try Recording.list(
        PackageResources.github_organization_role_assignments_json),
      installations: try Recording.list(PackageResources.github_installations_json))
  }

  init(
    organization: JSON, users: [JSON], members: [JSON], outsideCollaborators: [JSON],
    invitations: [JSON], teams: [JSON], teamMembers: [JSON], repositories: [JSON],
    teamRepositories: [JSON], collaborators: [JSON], organizationRoles: [JSON],
    roleAssignments: [JSON], installations: [JSON]
  ) {
    func positions(_ rows: [JSON], by key: String) -> [String: Int] {
      Dictionary(
        rows.enumerated().map { ($1.text(key).lowercased(), $0) },
        uniquingKeysWith: { first, _ in first })
    }
    self.organization = organization
    self.users = users
    self.members = members.map { OrganizationMember($0) }
    self.outsideCollaborators = outsideCollaborators.map { OrganizationMember($0) }
    self.invitations = invitations
    self.teams = teams
    self.teamMembers = teamMembers
    self.repositories = repositories
    self.teamRepositories = teamRepositories
    self.collaborators = collaborators
    self.organizationRoles = organizationRoles
    self.roleAssignments = roleAssignments
    self.installations = installations
    userPositions = positions(users, by: "login")
    memberPositions = positions(members, by: "login")
    teamPositions = positions(teams, by: "slug")
    teamMembersByTeam = Dictionary(grouping: teamMembers) { $0.text("team") }
    teamsByRepository = Dictionary(grouping: teamRepositories) { $0.text("repository") }
    collaboratorsByRepository = Dictionary(grouping: collaborators) { $0.text("repository") }
  }

  /// The whole profile; logins are compared without case, as GitHub does.
  func user(_ login: String) -> JSON? { userPositions[login.lowercased()].map { users[$0] } }

  /// The login of the user with that global id.
  func user(nodeID: JSON) -> String? {
    users.first { $0["node_id"] == nodeID }?.text("login")
  }

  func member(_ login: String) -> OrganizationMember? {
    memberPositions[login.lowercased()].map { members[$0] }
  }

  func team(_ slug: String) -> JSON? { teamPositions[slug].map { teams[$0] } }

  /// The rows of teams that were added to that repository themselves.
  func teamRepositories(_ name: String) -> [JSON] { teamsByRepository[name] ?? [] }

  /// The rows of who was added to that repository personally.
  func collaborators(_ name: String) -> [JSON] { collaboratorsByRepository[name] ?? [] }

  /// The rows of who was added to that team itself.
  func teamMembers(_ slug: String) -> [JSON] { teamMembersByTeam[slug] ?? [] }

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
