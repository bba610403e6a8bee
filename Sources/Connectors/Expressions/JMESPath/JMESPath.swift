package import Formats

/// An expression that picks and shapes values of an app's answer, compiled once, used per record.
///
/// The language is JMESPath (jmespath.org/specification.html) with the Community edition's string
/// functions, `let` expressions with `$name` variables, and the root node `$`.
package struct JMESPath: Sendable {
  package let text: String
  /// The variables that whoever evaluates the expression must provide.
  package let variables: Set<String>
  let node: Node

  /// Finds everything that can be found without data: syntax, unknown functions, arity.
  package static func compile(_ text: String) throws(JMESPathError) -> JMESPath {
    var parser = Parser(tokens: try Lexer.tokens(of: text))
    let node = try parser.parse()
    return JMESPath(text: text, variables: node.freeVariables, node: node)
  }

  /// The value of the expression at a node; `$` is the root, or the node itself without one.
  package func evaluate(
    _ node: JSON, variables: [String: JSON] = [:], root: JSON? = nil
  ) throws(JMESPathError) -> JSON {
    var evaluator = Evaluator(root: root ?? node, scope: variables)
    let result = try evaluator.visit(self.node, node)
    if evaluator.hasBuilt { try evaluator.charge(whole: result, at: self.node.offset) }
    return result
  }
}
