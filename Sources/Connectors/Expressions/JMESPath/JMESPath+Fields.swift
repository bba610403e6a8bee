extension JMESPath {
  /// The names of `{ a: ..., b: ... }`, nil for every other expression.
  package var memberNames: [String]? {
    if case .hash(let members) = node.form { members.map(\.name) } else { nil }
  }

  /// The names that are read of a variable anywhere: `slug` in `$team.slug || $team.id`.
  package func fields(of variable: String) -> Set<String> { node.fields(of: variable) }
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
