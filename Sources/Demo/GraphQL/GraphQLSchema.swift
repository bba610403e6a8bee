import Formats

/// The types of a fake app's graph, and the way from a posted document to its answer.
struct GraphQLSchema: Sendable {
  /// A field: the type it leads to (nil for a scalar), and how its value is found.
  struct Field: Sendable {
    typealias Resolve = @Sendable (JSON, JSONObject) throws(GraphQLError) -> JSON

    let type: String?
    let arguments: [String]
    let resolve: Resolve

    init(to type: String? = nil, arguments: [String] = [], _ resolve: @escaping Resolve) {
      self.type = type
      self.arguments = arguments
      self.resolve = resolve
    }

    /// The member of that name of the record before it.
    static func member(_ name: String, to type: String? = nil) -> Field {
      Field(to: type) { record, _ throws(GraphQLError) in record[name] ?? .null }
    }
  }

  static let root = "Query"

  /// Fields by type and name.
  let types: [String: [String: Field]]

  /// Answers the body of a POST: `{"query", "variables", "operationName"}`.
  func answer(_ body: [UInt8]) -> JSON {
    guard let posted = try? JSON.parse(body), let text = posted["query"]?.string else {
      return errors([GraphQLError(message: "A query attribute must be specified")], in: [])
    }
    let document = Array(text.utf8)
    do throws(GraphQLError) {
      let operation = try GraphQLReader.read(document)
        .operation(named: posted["operationName"]?.string)
      guard operation.kind == "query" else {
        throw GraphQLError(
          message: "Only queries are answered here, not \(operation.kind)", offset: operation.offset
        )
      }
      let mistakes = mistakes(in: operation.selections, type: Self.root, path: ["query"])
      guard mistakes.isEmpty else { return errors(mistakes, in: document) }
      var variables = JSONObject()
      for given in operation.defaults {
        variables[given.name] = given.value.resolved(JSONObject())
      }
      for (name, value) in posted["variables"]?.object ?? JSONObject() { variables[name] = value }
      var projection = GraphQLProjection(schema: self, variables: variables)
      let data = projection.object(.null, operation.selections, type: Self.root, path: [])
      guard !projection.errors.isEmpty else { return .members(["data": data]) }
      return .members(["data": data]).merging(errors(projection.errors, in: document))
    } catch {
      return errors([error], in: document)
    }
  }

  private func errors(_ errors: [GraphQLError], in document: [UInt8]) -> JSON {
    .members(["errors": .array(errors.map { $0.json(in: document) })])
  }
}

extension JSON {
  /// The members of both objects; the other's win.
  func merging(_ other: JSON) -> JSON {
    var merged = object ?? JSONObject()
    for (key, value) in other.object ?? JSONObject() { merged[key] = value }
    return .object(merged)
  }
}
