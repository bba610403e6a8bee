import Formats

extension JMESPath.Parser {
  typealias Node = JMESPath.Node

  /// What an expression can begin with.
  mutating func prefix() throws(JMESPathError) -> Node {
    let token = current
    switch token.kind {
    case .identifier(let name): return try identifier(name)
    case .quotedIdentifier(let name):
      take()
      if case .openParenthesis = current.kind {
        throw unexpected("a function's name without quotes")
      }
      return Node(.field(name), at: token.offset)
    case .variable(let name): return leaf(.variable(name))
    case .literal(let value): return leaf(.literal(value))
    case .current: return leaf(.current)
    case .root: return leaf(.root)
    case .not:
      take()
      let operand = try expression(Self.notPower)
      return Node(.not(operand), at: token.offset, over: [operand])
    case .openParenthesis: return try parenthesis()
    case .openBrace: return try hash()
    case .star, .flatten, .filter, .openBracket: return try bracketPrefix()
    default: throw unexpected("an expression")
    }
  }

  private mutating func leaf(_ form: JMESPath.Form) -> Node { Node(form, at: take().offset) }

  private mutating func parenthesis() throws(JMESPathError) -> Node {
    take()
    let inner = try expression(0)
    guard closeParenthesis() else { throw unexpected(")") }
    return inner
  }

  /// A projection or a list, of the current node.
  private mutating func bracketPrefix() throws(JMESPathError) -> Node {
    let here = Node(.current, at: current.offset)
    guard case .openBracket = current.kind else {
      if case .star = current.kind { return try valueProjection(of: here, power: Self.starPower) }
      return try infix(here)
    }
    switch following.kind {
    case .number, .colon: return try infix(here)
    case .star:
      // `[*]` is a projection, `[*.a]` a list of one.
      return isWholeStar ? try infix(here) : try list()
    default: return try list()
    }
  }

  /// `[a, b]`
  mutating func list() throws(JMESPathError) -> Node {
    let start = take().offset
    var nodes: [Node] = []
    repeat { nodes.append(try expression(0)) } while comma()
    try closeBracket()
    return Node(.list(nodes), at: start, over: nodes)
  }

  /// `{name: a, "other name": b}`
  mutating func hash() throws(JMESPathError) -> Node {
    let start = take().offset
    var members: [JMESPath.Member] = []
    repeat {
      let name: String
      switch current.kind {
      case .identifier(let text), .quotedIdentifier(let text): name = text
      default: throw unexpected("a name")
      }
      take()
      guard case .colon = current.kind else { throw unexpected(":") }
      take()
      members.append(JMESPath.Member(name: name, node: try expression(0)))
    } while comma()
    guard case .closeBrace = current.kind else { throw unexpected("}") }
    take()
    return Node(.hash(members), at: start, over: members.map(\.node))
  }
}
