import Formats

extension JMESPath {
  /// Evaluates the tree of an expression at a node.
  struct Evaluator {
    let root: JSON
    private(set) var scope: [String: JSON]
    private var steps = 0
    /// Whether a list or object was made, which can hold one part many times over.
    var hasBuilt = false

    init(root: JSON, scope: [String: JSON]) {
      self.root = root
      self.scope = scope
    }

    /// Pays for work, so that no expression runs or grows without end.
    mutating func charge(_ count: Int, at offset: Int) throws(JMESPathError) {
      steps += min(max(count, 0), Limit.steps)
      guard steps <= Limit.steps else {
        throw JMESPathError(
          .invalidValue, "the expression needs more than \(Limit.steps) steps on this value",
          at: offset)
      }
    }

    /// Pays for a text of so many bytes.
    mutating func charge(bytes: Int, at offset: Int) throws(JMESPathError) {
      try charge(bytes / 8, at: offset)
    }

    /// Pays for a value with all its parts, which may share storage and still be many.
    mutating func charge(whole value: JSON, at offset: Int) throws(JMESPathError) {
      try charge(value.breadth, at: offset)
      switch value {
      case .array(let elements):
        for element in elements { try charge(whole: element, at: offset) }
      case .object(let object):
        for (key, element) in object {
          try charge(bytes: key.utf8.count, at: offset)
          try charge(whole: element, at: offset)
        }
      default: break
      }
    }

    mutating func visit(_ node: Node, _ value: JSON) throws(JMESPathError) -> JSON {
      try charge(1, at: node.offset)
      switch node.form {
      case .current: return value
      case .root: return root
      case .field(let name): return value[name] ?? .null
      case .literal(let literal): return literal
      case .variable(let name): return try variable(name, at: node.offset)
      case .index(let index): return element(index, of: value)
      case .slice(let slice): return try self.slice(slice, of: value, at: node.offset)
      case .chain(let left, let right): return try visit(right, try visit(left, value))
      case .or(let left, let right):
        let first = try visit(left, value)
        return first.isTruthy ? first : try visit(right, value)
      case .and(let left, let right):
        let first = try visit(left, value)
        return first.isTruthy ? try visit(right, value) : first
      case .not(let operand): return .bool(!(try visit(operand, value).isTruthy))
      case .comparison(let comparator, let left, let right):
        let first = try visit(left, value)
        return try compare(comparator, first, try visit(right, value), at: node.offset)
      case .projection, .valueProjection, .filter, .flatten: return try project(node, value)
      case .list(let nodes): return try list(nodes, value)
      case .hash(let members): return try hash(members, value)
      case .call(let function, let nodes):
        return try call(function, nodes, value, at: node.offset)
      case .expression: return .null
      case .bind(let members, let body): return try bind(members, body, value)
      }
    }

    private func variable(_ name: String, at offset: Int) throws(JMESPathError) -> JSON {
      if let value = scope[name] { return value }
      let hint = NearestSpelling.hint(for: name, among: scope.keys.sorted())
      throw JMESPathError(.undefinedVariable, "$\(name) is not defined here\(hint)", at: offset)
    }

    private mutating func bind(
      _ members: [Member], _ body: Node, _ value: JSON
    ) throws(JMESPathError) -> JSON {
      let outer = scope
      var inner = outer
      for member in members { inner[member.name] = try visit(member.node, value) }
      scope = inner
      let result = try visit(body, value)
      scope = outer
      return result
    }

    private mutating func call(
      _ function: Function, _ nodes: [Node], _ value: JSON, at offset: Int
    ) throws(JMESPathError) -> JSON {
      var arguments: [Argument] = []
      for node in nodes {
        if case .expression(let inner) = node.form {
          arguments.append(Argument(value: .null, expression: inner, offset: node.offset))
        } else {
          let argument = Argument(
            value: try visit(node, value), expression: nil, offset: node.offset)
          try charge(argument.value.breadth, at: offset)
          arguments.append(argument)
        }
      }
      for (position, argument) in arguments.enumerated() {
        try function.check(argument, at: position)
      }
      return try function.body(
        Call(function: function, offset: offset, arguments: arguments), &self)
    }
  }
}
