import Formats

/// A parsed document: the part of GraphQL (October 2021) that reading clients use.
struct GraphQLDocument {
  let operations: [GraphQLOperation]

  /// The operation to run; a document of several needs the name of one.
  func operation(named name: String?) throws(GraphQLError) -> GraphQLOperation {
    if let name {
      guard let operation = operations.first(where: { $0.name == name }) else {
        throw GraphQLError(message: "No operation named \"\(name)\"")
      }
      return operation
    }
    guard operations.count == 1 else {
      throw GraphQLError(message: "An operation name is required")
    }
    return operations[0]
  }
}

/// One operation of a document.
struct GraphQLOperation {
  /// `query`, or another word that is refused.
  let kind: String
  let name: String?
  let defaults: [GraphQLArgument]
  let selections: [GraphQLSelection]
  let offset: Int
}

/// What stands between the braces of a selection set.
indirect enum GraphQLSelection {
  case field(GraphQLFieldSelection)
  /// `... on Type { }`.
  case fragment(type: String?, [GraphQLSelection])
}

/// A field that the client asks for.
struct GraphQLFieldSelection {
  let name: String
  /// The name under which it is answered: the alias, else its own.
  let key: String
  let arguments: [GraphQLArgument]
  let selections: [GraphQLSelection]
  let offset: Int
}

/// A named value: an argument, a member of an object, a variable's default.
struct GraphQLArgument {
  let name: String
  let value: GraphQLValue
}

/// A value as it is written, before the variables are known.
indirect enum GraphQLValue {
  case constant(JSON)
  case variable(String)
  case list([GraphQLValue])
  case object([GraphQLArgument])

  func resolved(_ variables: JSONObject) -> JSON {
    switch self {
    case .constant(let value): return value
    case .variable(let name): return variables[name] ?? .null
    case .list(let values): return .array(values.map { $0.resolved(variables) })
    case .object(let members):
      var object = JSONObject()
      for member in members { object[member.name] = member.value.resolved(variables) }
      return .object(object)
    }
  }
}
