import Formats

extension JMESPath {
  /// A part of a compiled expression, with its place for messages.
  struct Node: Sendable {
    let form: Form
    let offset: Int
    /// Levels from here to the deepest leaf.
    let height: Int

    init(_ form: Form, at offset: Int, over children: [Node] = []) {
      self.form = form
      self.offset = offset
      height = 1 + (children.map(\.height).max() ?? 0)
    }
  }

  /// What a part of an expression does with the current node.
  indirect enum Form: Sendable {
    case current
    case root
    case field(String)
    case variable(String)
    case literal(JSON)
    case index(Int)
    case slice(Slice)
    /// The second on the result of the first: `a.b`, `a[0]`, `a | b`.
    case chain(Node, Node)
    /// The second on each element of the first.
    case projection(Node, Node)
    case valueProjection(Node, Node)
    case filter(Node, condition: Node, Node)
    case flatten(Node)
    case list([Node])
    case hash([Member])
    case or(Node, Node)
    case and(Node, Node)
    case not(Node)
    case comparison(Comparator, Node, Node)
    case call(Function, [Node])
    /// `&expression`: an argument that the function evaluates itself.
    case expression(Node)
    case bind([Member], in: Node)
  }

  /// A name with its expression, in `{name: expression}` and `let $name = expression`.
  struct Member: Sendable {
    let name: String
    let node: Node
  }

  /// The bounds of `[start:end:step]`; the step is never 0.
  struct Slice: Sendable {
    let start: Int?
    let end: Int?
    let step: Int
  }
}

extension JMESPath.Node {
  /// The variables that no `let` around them defines.
  var freeVariables: Set<String> {
    switch form {
    case .variable(let name): [name]
    case .current, .root, .field, .literal, .index, .slice: []
    case .flatten(let node), .not(let node), .expression(let node): node.freeVariables
    case .chain(let a, let b), .projection(let a, let b), .valueProjection(let a, let b),
      .or(let a, let b), .and(let a, let b), .comparison(_, let a, let b):
      a.freeVariables.union(b.freeVariables)
    case .filter(let a, let b, let c):
      a.freeVariables.union(b.freeVariables).union(c.freeVariables)
    case .list(let nodes), .call(_, let nodes):
      nodes.reduce(into: []) { $0.formUnion($1.freeVariables) }
    case .hash(let members): members.reduce(into: []) { $0.formUnion($1.node.freeVariables) }
    case .bind(let members, let body):
      // A binding does not see its neighbours, only what is around the whole expression.
      members.reduce(into: body.freeVariables.subtracting(members.map(\.name))) {
        $0.formUnion($1.node.freeVariables)
      }
    }
  }
}
