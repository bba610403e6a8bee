import Formats

extension JMESPath.Parser {
  /// A field, a function call or a `let` expression: words are not reserved (JEP-18).
  mutating func identifier(_ name: String) throws(JMESPathError) -> Node {
    let start = take().offset
    switch current.kind {
    case .openParenthesis: return try call(name, at: start)
    case .variable where name == "let": return try bind(at: start)
    default: return Node(.field(name), at: start)
    }
  }

  /// `let $a = x, $b = y in body`
  private mutating func bind(at start: Int) throws(JMESPathError) -> Node {
    var members: [JMESPath.Member] = []
    repeat {
      guard case .variable(let name) = current.kind else { throw unexpected("a $name") }
      take()
      guard case .assign = current.kind else { throw unexpected("=") }
      take()
      members.append(JMESPath.Member(name: name, node: try expression(0)))
    } while comma()
    guard case .identifier("in") = current.kind else { throw unexpected("in") }
    take()
    let body = try expression(0)
    return Node(.bind(members, in: body), at: start, over: members.map(\.node) + [body])
  }

  private mutating func call(_ name: String, at start: Int) throws(JMESPathError) -> Node {
    guard let function = JMESPath.Function.named[name] else {
      let hint = NearestSpelling.hint(for: name, among: JMESPath.Function.names)
      throw JMESPathError(.unknownFunction, "there is no function \(name)\(hint)", at: start)
    }
    take()
    var arguments: [Node] = []
    if !closeParenthesis() {
      repeat { arguments.append(try argument()) } while comma()
      guard closeParenthesis() else { throw unexpected(") or a comma") }
    }
    guard function.accepts(arguments.count) else {
      throw JMESPathError(
        .invalidArity,
        "\(name) takes \(function.arity), here it gets \(arguments.count)", at: start)
    }
    for (at, argument) in arguments.enumerated() {
      try function.checkForm(of: argument, at: at)
    }
    return Node(.call(function, arguments), at: start, over: arguments)
  }

  private mutating func argument() throws(JMESPathError) -> Node {
    guard case .ampersand = current.kind else { return try expression(0) }
    let start = take().offset
    let inner = try expression(0)
    return Node(.expression(inner), at: start, over: [inner])
  }
}
