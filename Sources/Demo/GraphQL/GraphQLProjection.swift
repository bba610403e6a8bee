import Formats

/// Fills the selections of one operation from the records.
struct GraphQLProjection {
  let schema: GraphQLSchema
  let variables: JSONObject
  /// A field that fails is null, and its reason stands here.
  private(set) var errors: [GraphQLError] = []

  init(schema: GraphQLSchema, variables: JSONObject) {
    self.schema = schema
    self.variables = variables
  }

  mutating func object(
    _ record: JSON, _ selections: [GraphQLSelection], type: String, path: [String]
  ) -> JSON {
    var object = JSONObject()
    for selection in selections {
      switch selection {
      case .fragment(_, let inner):
        let part = self.object(record, inner, type: type, path: path)
        for (key, value) in part.object ?? JSONObject() { object[key] = value }
      case .field(let field):
        object[field.key] = value(of: field, on: record, type: type, path: path + [field.key])
      }
    }
    return .object(object)
  }

  private mutating func value(
    of selection: GraphQLFieldSelection, on record: JSON, type: String, path: [String]
  ) -> JSON {
    if selection.name == "__typename" { return .string(type) }
    guard let field = schema.types[type]?[selection.name] else { return .null }
    var arguments = JSONObject()
    for given in selection.arguments { arguments[given.name] = given.value.resolved(variables) }
    do throws(GraphQLError) {
      let found = try field.resolve(record, arguments)
      return completed(found, selection.selections, type: field.type, path: path)
    } catch {
      var error = error
      error.path = path
      error.offset = selection.offset
      errors.append(error)
      return .null
    }
  }

  private mutating func completed(
    _ found: JSON, _ selections: [GraphQLSelection], type: String?, path: [String]
  ) -> JSON {
    guard let type else { return found }
    switch found {
    case .null: return .null
    case .array(let items):
      var completed: [JSON] = []
      for item in items {
        completed.append(self.completed(item, selections, type: type, path: path))
      }
      return .array(completed)
    default: return object(found, selections, type: type, path: path)
    }
  }
}
