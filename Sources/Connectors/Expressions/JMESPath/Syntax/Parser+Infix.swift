import Formats

extension JMESPath.Parser {
  /// What an expression can go on with; only called where the sign's power is above 0.
  mutating func infix(_ left: Node) throws(JMESPathError) -> Node {
    let token = current
    switch token.kind {
    case .dot: return try dot(left)
    case .openBracket: return try bracket(left)
    case .flatten:
      take()
      let flat = Node(.flatten(left), at: token.offset, over: [left])
      let right = try projected(token.kind.power)
      return Node(.projection(flat, right), at: token.offset, over: [flat, right])
    case .filter: return try filter(left)
    case .pipe, .or, .and, .comparator:
      take()
      let right = try expression(token.kind.power)
      return Node(binary(token.kind, left, right), at: token.offset, over: [left, right])
    default: throw unexpected()
    }
  }

  private func binary(_ kind: JMESPath.Token.Kind, _ left: Node, _ right: Node) -> JMESPath.Form {
    switch kind {
    case .or: .or(left, right)
    case .and: .and(left, right)
    case .comparator(let comparator): .comparison(comparator, left, right)
    default: .chain(left, right)
    }
  }

  private mutating func dot(_ left: Node) throws(JMESPathError) -> Node {
    let token = take()
    if case .star = current.kind { return try valueProjection(of: left, power: token.kind.power) }
    let right = try afterDot(token.kind.power)
    return Node(.chain(left, right), at: right.offset, over: [left, right])
  }

  /// `.*` and `*`: a projection over the values of an object.
  mutating func valueProjection(of left: Node, power: Int) throws(JMESPathError) -> Node {
    let start = take().offset
    let right = try projected(power)
    return Node(.valueProjection(left, right), at: start, over: [left, right])
  }

  private mutating func filter(_ left: Node) throws(JMESPathError) -> Node {
    let token = take()
    let condition = try expression(0)
    try closeBracket()
    let right = try projected(token.kind.power)
    return Node(
      .filter(left, condition: condition, right), at: token.offset,
      over: [left, condition, right])
  }

  /// The rest of a projection: what is done with each element.
  mutating func projected(_ power: Int) throws(JMESPathError) -> Node {
    switch current.kind {
    case .dot:
      take()
      return try afterDot(power)
    case .filter: return try expression(power)
    case .openBracket:
      switch following.kind {
      case .number, .colon: return try expression(power)
      case .star where isWholeStar: return try expression(power)
      default: throw afterBracket()
      }
    default:
      guard current.kind.power < Self.projectionStop else { throw unexpected() }
      return Node(.current, at: current.offset)
    }
  }

  /// What the grammar of a sub-expression allows after its dot.
  private mutating func afterDot(_ power: Int) throws(JMESPathError) -> Node {
    switch current.kind {
    case .identifier("let"):
      if case .variable = following.kind {
        take()
        throw unexpected()
      }
      return try expression(power)
    case .identifier, .quotedIdentifier, .star: return try expression(power)
    case .openBracket: return try list()
    case .openBrace: return try hash()
    default: throw unexpected("a name, *, [ or {")
    }
  }
}
