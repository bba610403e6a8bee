import Formats

/// The recorded organisation of the CI service.
struct BuildkiteRecords: Sendable {
  let organization: JSON
  let user: JSON
  let accessToken: JSON
  let members: [JSON]
  let teams: [JSON]
  private let teamMembers: [JSON]
  private let teamPipelines: [JSON]
  let pipelines: [JSON]
  let invitations: [JSON]

  init() throws(FormatError) {
    organization = try Recording.record(PackageResources.buildkite_organization_json)
    user = try Recording.record(PackageResources.buildkite_user_json)
    accessToken = try Recording.record(PackageResources.buildkite_access_token_json)
    members = try Recording.list(PackageResources.buildkite_members_json)
    teams = try Recording.list(PackageResources.buildkite_teams_json)
    teamMembers = try Recording.list(PackageResources.buildkite_team_members_json)
    teamPipelines = try Recording.list(PackageResources.buildkite_team_pipelines_json)
    pipelines = try Recording.list(PackageResources.buildkite_pipelines_json)
    invitations = try Recording.list(PackageResources.buildkite_invitations_json)
  }

  /// The members of that team; nil if there is no such team.
  func members(ofTeam id: String) -> [JSON]? { rows(teamMembers, ofTeam: id) }

  /// What that team may do with which pipeline; nil if there is no such team.
  func pipelines(ofTeam id: String) -> [JSON]? { rows(teamPipelines, ofTeam: id) }

  /// The files name the team in every row, the API names it in the path.
  private func rows(_ rows: [JSON], ofTeam id: String) -> [JSON]? {
    guard teams.contains(where: { $0.text("id") == id }) else { return nil }
    return rows.filter { $0.text("team") == id }.map { $0.setting("team", nil) }
  }
}
