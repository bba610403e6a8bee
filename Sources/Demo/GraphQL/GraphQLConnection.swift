import Formats

/// One page of a list in the Relay form that GitHub's connections have.
struct GraphQLConnection {
  /// The field's name, for messages.
  let name: String
  /// Edges in order; each has its `node`, and the node its `databaseId`.
  let edges: [JSON]

  func page(_ arguments: JSONObject) throws(GraphQLError) -> JSON {
    guard let first = arguments["first"]?.integer else {
      throw GraphQLError(
        message: "You must provide a `first` or `last` value to properly paginate the "
          + "`\(name)` connection.", type: "MISSING_PAGINATION_BOUNDARIES")
    }
    guard (1...100).contains(first) else {
      throw GraphQLError(
        message: "Requesting \(first) records on the `\(name)` connection exceeds the `first` "
          + "limit of 100 records.", type: "EXCESSIVE_PAGINATION")
    }
    let start = try position(after: arguments["after"] ?? .null)
    let page = edges[start...].prefix(first)
    let pageInfo = JSON.members([
      "startCursor": page.first.map { cursor($0) } ?? .null,
      "endCursor": page.last.map { cursor($0) } ?? .null,
      "hasNextPage": .bool(page.endIndex < edges.endIndex),
      "hasPreviousPage": .bool(start > 0),
    ])
    return .members([
      "totalCount": .integer(edges.count),
      "pageInfo": pageInfo,
      "edges": .array(page.map { $0.setting("cursor", cursor($0)) }),
      "nodes": .array(page.map { $0["node"] ?? .null }),
    ])
  }

  /// The type of the page, its edges and its nodes, for a schema's table.
  static func types(
    _ connection: String, edge: String, node: String,
    edgeFields: [String: GraphQLSchema.Field] = [:]
  ) -> [String: [String: GraphQLSchema.Field]] {
    let shared: [String: GraphQLSchema.Field] = [
      "cursor": .member("cursor"), "node": .member("node", to: node),
    ]
    return [
      connection: [
        "totalCount": .member("totalCount"), "pageInfo": .member("pageInfo", to: "PageInfo"),
        "edges": .member("edges", to: edge), "nodes": .member("nodes", to: node),
      ],
      edge: shared.merging(edgeFields) { _, own in own },
    ]
  }

  private func position(after cursor: JSON) throws(GraphQLError) -> Int {
    if cursor.isNull { return 0 }
    guard let at = edges.firstIndex(where: { self.cursor($0) == cursor }) else {
      throw GraphQLError(
        message: "`\(cursor.string ?? cursor.kind)` does not appear to be a valid cursor.",
        type: "INVALID_CURSOR_ARGUMENTS")
    }
    return at + 1
  }

  /// Names the record, not its place, and tells a client nothing.
  private func cursor(_ edge: JSON) -> JSON {
    let id = edge["node"]?["databaseId"]?.integer ?? 0
    return .string("Y3Vyc29yOnYyOpHO" + String(id ^ 0x5A5A_5A5A, radix: 36))
  }
}
