import Formats

/// The part of GitHub's graph that the demo answers, over the same records as the REST paths.
enum GitHubGraph {
  typealias Field = GraphQLSchema.Field

  static let paging = ["first", "after"]

  static func schema(_ records: GitHubRecords, _ allowance: Allowance) -> GraphQLSchema {
    var types: [String: [String: Field]] = [
      "Query": query(records, allowance), "Organization": organization(records),
      "Team": team(records), "Repository": repository(records),
      "User": user(records),
      "PageInfo": scalars(["startCursor", "endCursor", "hasNextPage", "hasPreviousPage"]),
      "RateLimit": scalars(["limit", "cost", "remaining", "used", "resetAt"]),
    ]
    let connections = [
      GraphQLConnection.types(
        "OrganizationMemberConnection", edge: "OrganizationMemberEdge", node: "User",
        edgeFields: scalars(["role", "hasTwoFactorEnabled"])),
      GraphQLConnection.types("TeamConnection", edge: "TeamEdge", node: "Team"),
      GraphQLConnection.types(
        "TeamMemberConnection", edge: "TeamMemberEdge", node: "User", edgeFields: scalars(["role"])),
      GraphQLConnection.types("RepositoryConnection", edge: "RepositoryEdge", node: "Repository"),
      GraphQLConnection.types(
        "TeamRepositoryConnection", edge: "TeamRepositoryEdge", node: "Repository",
        edgeFields: scalars(["permission"])),
      GraphQLConnection.types(
        "RepositoryCollaboratorConnection", edge: "RepositoryCollaboratorEdge", node: "User",
        edgeFields: scalars(["permission"])),
    ]
    for connection in connections { types.merge(connection) { _, new in new } }
    return GraphQLSchema(types: types)
  }

  static func scalars(_ names: [String]) -> [String: Field] {
    Dictionary(names.map { ($0, Field.member($0)) }) { first, _ in first }
  }

  private static func query(_ records: GitHubRecords, _ allowance: Allowance) -> [String: Field] {
    [
      "viewer": Field(to: "User") { _, _ throws(GraphQLError) in
        node(GitHubRecords.tokenOwner, records)
      },
      "rateLimit": Field(to: "RateLimit") { _, _ throws(GraphQLError) in
        let reading = allowance.reading()
        return .members([
          "limit": .integer(reading.limit), "cost": .integer(1),
          "remaining": .integer(reading.remaining), "used": .integer(reading.used),
          "resetAt": .string(Timestamp(seconds: Int64(reading.resetsAt)).rfc3339),
        ])
      },
      "organization": Field(to: "Organization", arguments: ["login"]) {
        _, arguments throws(GraphQLError) in
        let login = arguments["login"]?.string ?? ""
        guard login.lowercased() == records.organization.text("login") else {
          throw GraphQLError(
            message: "Could not resolve to an Organization with the login of '\(login)'.",
            type: "NOT_FOUND")
        }
        return records.organization
      },
      "repository": Field(to: "Repository", arguments: ["owner", "name"]) {
        _, arguments throws(GraphQLError) in
        let owner = arguments["owner"]?.string ?? ""
        let name = arguments["name"]?.string ?? ""
        guard owner.lowercased() == records.organization.text("login"),
          let repository = records.repository(name)
        else {
          throw GraphQLError(
            message: "Could not resolve to a Repository with the name '\(owner)/\(name)'.",
            type: "NOT_FOUND")
        }
        return node(repository: repository)
      },
      "nodes": Field(to: "User", arguments: ["ids"]) { _, arguments throws(GraphQLError) in
        let ids = arguments["ids"]?.array ?? []
        return .array(ids.map { records.user(nodeID: $0).map { node($0, records) } ?? .null })
      },
    ]
  }

  private static func organization(_ records: GitHubRecords) -> [String: Field] {
    let members = records.members.map { member in
      JSON.members([
        "role": .string(member.role.uppercased()),
        "hasTwoFactorEnabled": member.hasTwoFactor, "node": node(member.login, records),
      ])
    }
    return [
      "login": .member("login"), "name": .member("name"), "databaseId": .member("id"),
      "id": .member("node_id"), "url": .member("html_url"), "createdAt": .member("created_at"),
      "viewerCanAdminister": Field { _, _ throws(GraphQLError) in .bool(true) },
      "membersWithRole": Field(to: "OrganizationMemberConnection", arguments: paging) {
        _, arguments throws(GraphQLError) in
        return try GraphQLConnection(name: "membersWithRole", edges: members).page(arguments)
      },
      "teams": Field(to: "TeamConnection", arguments: paging) {
        _, arguments throws(GraphQLError) in
        let edges = records.teams.map { JSON.members(["node": node($0)]) }
        return try GraphQLConnection(name: "teams", edges: edges).page(arguments)
      },
      "repositories": Field(to: "RepositoryConnection", arguments: paging) {
        _, arguments throws(GraphQLError) in
        let edges = records.repositories.map { JSON.members(["node": node(repository: $0)]) }
        return try GraphQLConnection(name: "repositories", edges: edges).page(arguments)
      },
      "team": Field(to: "Team", arguments: ["slug"]) { _, arguments throws(GraphQLError) in
        records.team(arguments["slug"]?.string ?? "").map { node($0) } ?? .null
      },
    ]
  }

  private static func team(_ records: GitHubRecords) -> [String: Field] {
    var fields = scalars(["databaseId", "slug", "name", "description", "privacy"])
    fields["id"] = .member("node_id")
    fields["url"] = .member("html_url")
    fields["parentTeam"] = Field(to: "Team") { team, _ throws(GraphQLError) in
      records.parentSlug(of: team).flatMap { records.team($0) }.map { node($0) } ?? .null
    }
    fields["members"] = Field(
      to: "TeamMemberConnection", arguments: paging + ["membership", "role"]
    ) { team, arguments throws(GraphQLError) in
      let wanted = arguments["membership"]?.string ?? "ALL"
      let role = arguments["role"]?.string
      let members = records.members(ofTeam: team.text("slug")).filter { member in
        (role == nil || role == member.role.uppercased())
          && (wanted == "ALL" || member.isInherited == (wanted == "CHILD_TEAM"))
      }
      let edges = members.map { member in
        JSON.members([
          "role": .string(member.role.uppercased()), "node": node(member.login, records),
        ])
      }
      return try GraphQLConnection(name: "members", edges: edges).page(arguments)
    }
    fields["repositories"] = Field(to: "TeamRepositoryConnection", arguments: paging) {
      team, arguments throws(GraphQLError) in
      let rows = records.repositoryRows(ofTeam: team.text("slug"))
      let edges = rows.map { permissionEdge($0, to: node(repository: $0)) }
      return try GraphQLConnection(name: "repositories", edges: edges).page(arguments)
    }
    return fields
  }

  private static func user(_ records: GitHubRecords) -> [String: Field] {
    var fields = scalars(["databaseId", "login", "name", "company"])
    fields["id"] = .member("node_id")
    fields["url"] = .member("html_url")
    fields["isSiteAdmin"] = .member("site_admin")
    fields["createdAt"] = .member("created_at")
    fields["updatedAt"] = .member("updated_at")
    // The schema says String!: who shows no address has an empty one, not null.
    fields["email"] = Field { user, _ throws(GraphQLError) in .string(user.text("email")) }
    fields["organizationVerifiedDomainEmails"] = Field(arguments: ["login"]) {
      user, arguments throws(GraphQLError) in
      guard arguments["login"]?.string?.lowercased() == records.organization.text("login") else {
        return .array([])
      }
      return records.member(user.text("login"))?.verifiedEmails ?? .array([])
    }
    return fields
  }

  static func node(_ login: String, _ records: GitHubRecords) -> JSON {
    let user = records.user(login) ?? .null
    return user.setting("databaseId", user["id"])
  }

  private static func node(_ team: JSON) -> JSON {
    team.setting("databaseId", team["id"])
      .setting("privacy", .string(team.text("privacy") == "secret" ? "SECRET" : "VISIBLE"))
  }
}
