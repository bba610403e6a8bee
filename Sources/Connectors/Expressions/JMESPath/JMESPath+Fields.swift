extension JMESPath {
  /// The names of `{ a: ..., b: ... }`, nil for every other expression.
  package var memberNames: [String]? {
    if case .hash(let members) = node.form { members.map(\.name) } else { nil }
  }

  /// The names that are read of a variable anywhere: `slug` in `$team.slug || $team.id`.
  package func fields(of variable: String) -> Set<String> { node.fields(of: variable) }

  /// The names that are read of each element of a variable: `slug` in `$teams[].slug`.
  package func fields(ofEach variable: String) -> Set<String> { node.fields(ofEach: variable) }

  /// The names that are read of the current node: `slug` and `id` in `slug || to_string(id)`.
  package var ownFields: Set<String> { node.ownFields }
}

extension JMESPath.Node {
  fileprivate func fields(of variable: String) -> Set<String> {
    if case .chain(let left, let right) = form, case .variable(variable) = left.form,
      case .field(let name) = right.form
    {
      return [name]
    }
    return children.reduce(into: []) { $0.formUnion($1.fields(of: variable)) }
  }

  fileprivate func fields(ofEach variable: String) -> Set<String> {
    if case .projection(let list, let each) = form, list.isList(variable) { return each.ownFields }
    return children.reduce(into: []) { $0.formUnion($1.fields(ofEach: variable)) }
  }

  /// `$teams` and `$teams[]`.
  private func isList(_ variable: String) -> Bool {
    switch form {
    case .variable(variable): true
    case .flatten(let node): node.isList(variable)
    default: false
    }
  }

  fileprivate var ownFields: Set<String> {
    switch form {
    case .field(let name): [name]
    // What follows is read of what came before, not of the current node.
    case .chain(let first, _), .projection(let first, _), .valueProjection(let first, _),
      .filter(let first, _, _):
      first.ownFields
    case .expression: []
    default: children.reduce(into: []) { $0.formUnion($1.ownFields) }
    }
  }

  private var children: [JMESPath.Node] {
    switch form {
    case .current, .root, .field, .variable, .literal, .index, .slice: []
    case .flatten(let node), .not(let node), .expression(let node): [node]
    case .chain(let a, let b), .projection(let a, let b), .valueProjection(let a, let b),
      .or(let a, let b), .and(let a, let b), .comparison(_, let a, let b):
      [a, b]
    case .filter(let a, let b, let c): [a, b, c]
    case .list(let nodes), .call(_, let nodes): nodes
    case .hash(let members): members.map(\.node)
    // A name that is bound again is another one.
    case .bind(let members, in: let body): members.map(\.node) + [body]
    }
  }
}
