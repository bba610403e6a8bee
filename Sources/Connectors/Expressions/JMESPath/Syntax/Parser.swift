import Formats

extension JMESPath {
  /// Builds the tree of an expression by the binding powers of its signs (Pratt's method).
  ///
  /// Where the grammar is ambiguous (`!a.b`, `a[*].[b].c`) it follows the reference
  /// implementation, which is what people know from the AWS CLI.
  struct Parser {
    /// Signs that bind weaker than this end a projection.
    static let projectionStop = 10
    static let notPower = 45
    static let starPower = 20

    let tokens: [Token]
    private var at = 0
    private var depth = 0

    init(tokens: [Token]) { self.tokens = tokens }

    mutating func parse() throws(JMESPathError) -> Node {
      let node = try expression(0)
      if case .end = current.kind { return node }
      throw unexpected()
    }

    /// The next token; the last one is `.end` and stays.
    var current: Token { token(after: 0) }

    /// The token after the next.
    var following: Token { token(after: 1) }

    func token(after count: Int) -> Token { tokens[min(at + count, tokens.count - 1)] }

    @discardableResult
    mutating func take() -> Token {
      defer { at += 1 }
      return current
    }

    mutating func expression(_ power: Int) throws(JMESPathError) -> Node {
      guard depth < Limit.depth else { throw tooDeep(at: current.offset) }
      depth += 1
      defer { depth -= 1 }
      var left = try bounded(try prefix())
      while power < current.kind.power { left = try bounded(try infix(left)) }
      return left
    }

    /// Long chains nest to the left without nesting in the text.
    private func bounded(_ node: Node) throws(JMESPathError) -> Node {
      guard node.height <= Limit.depth else { throw tooDeep(at: node.offset) }
      return node
    }

    private func tooDeep(at offset: Int) -> JMESPathError {
      JMESPathError(.syntax, "nested more than \(Limit.depth) deep", at: offset)
    }

    /// The error for a token that cannot stand where it stands.
    func unexpected(_ expected: String? = nil) -> JMESPathError {
      let tail = expected.map { ": \($0) is expected" } ?? ""
      if case .end = current.kind {
        return JMESPathError(.syntax, "the expression ends too early\(tail)", at: current.offset)
      }
      return JMESPathError(
        .syntax, "\(current.kind.name) cannot stand here\(tail)", at: current.offset)
    }
  }
}

extension JMESPath.Parser {
  mutating func closeBracket() throws(JMESPathError) {
    guard case .closeBracket = current.kind else { throw unexpected("]") }
    take()
  }

  /// Takes a closing parenthesis and says so.
  mutating func closeParenthesis() -> Bool {
    guard case .closeParenthesis = current.kind else { return false }
    take()
    return true
  }

  /// Takes a comma and says so.
  mutating func comma() -> Bool {
    guard case .comma = current.kind else { return false }
    take()
    return true
  }
}
