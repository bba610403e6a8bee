import Formats

extension GitHubGraph {
  static func repository(_ records: GitHubRecords) -> [String: Field] {
    var fields = scalars(["databaseId", "name"])
    fields["id"] = .member("node_id")
    fields["url"] = .member("html_url")
    fields["nameWithOwner"] = .member("full_name")
    fields["collaborators"] = Field(
      to: "RepositoryCollaboratorConnection", arguments: paging + ["affiliation"]
    ) { repository, arguments throws(GraphQLError) in
      let affiliation = arguments["affiliation"]?.string?.lowercased()
      let rows = records.collaboratorRows(
        ofRepository: repository.text("name"), affiliation: affiliation)
      let edges = rows.map { permissionEdge($0, to: node($0.text("login"), records)) }
      return try GraphQLConnection(name: "collaborators", edges: edges).page(arguments)
    }
    return fields
  }

  static func node(repository: JSON) -> JSON {
    repository.setting("databaseId", repository["id"])
  }

  /// REST's `role_name` is the graph's `permission`, in capitals.
  static func permissionEdge(_ row: JSON, to node: JSON) -> JSON {
    .members([
      "permission": .string(row.text("role_name").uppercased()), "node": node,
    ])
  }
}
