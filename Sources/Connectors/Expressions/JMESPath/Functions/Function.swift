import Formats

extension JMESPath {
  /// A function of the language: its name, what it takes, and what it does.
  struct Function: Sendable {
    typealias Body = @Sendable (Call, inout Evaluator) throws(JMESPathError) -> JSON

    let name: String
    let parameters: [Parameter]
    let optional: [Parameter]
    /// Whether the last parameter can stand any number of times.
    let isVariadic: Bool
    let body: Body

    init(
      _ name: String, _ parameters: [Parameter], optional: [Parameter] = [],
      isVariadic: Bool = false, body: @escaping Body
    ) {
      self.name = name
      self.parameters = parameters
      self.optional = optional
      self.isVariadic = isVariadic
      self.body = body
    }

    func accepts(_ count: Int) -> Bool {
      count >= parameters.count && (isVariadic || count <= parameters.count + optional.count)
    }

    /// What a message says about the number of arguments.
    var arity: String {
      let least = parameters.count
      if isVariadic { return "at least \(least) argument\(least == 1 ? "" : "s")" }
      if optional.isEmpty { return "\(least) argument\(least == 1 ? "" : "s")" }
      return "\(least) to \(least + optional.count) arguments"
    }

    /// The parameter that an argument stands for.
    func parameter(_ at: Int) -> Parameter {
      let all = parameters + optional
      return all.indices.contains(at) ? all[at] : all.last ?? .any
    }

    /// Refuses `&expression` where a value is expected, and the other way round.
    func checkForm(of argument: Node, at position: Int) throws(JMESPathError) {
      let wantsExpression = parameter(position) == .expression
      let isExpression = if case .expression = argument.form { true } else { false }
      guard wantsExpression == isExpression else {
        throw mismatch(
          at: position, got: isExpression ? "an expression" : "a value",
          offset: argument.offset)
      }
    }

    func check(_ argument: Argument, at position: Int) throws(JMESPathError) {
      guard argument.expression == nil else { return }
      let parameter = parameter(position)
      guard parameter.accepts(argument.value) else {
        let isMixed =
          argument.value.array != nil && !parameter.isDisjoint(with: [.numbers, .strings])
        throw mismatch(
          at: position, got: isMixed ? "an array with other elements" : argument.value.kind,
          offset: argument.offset)
      }
    }

    func mismatch(at position: Int, got: String, offset: Int) -> JMESPathError {
      JMESPathError(
        .invalidType,
        "\(name) takes \(parameter(position).words) as argument \(position + 1), not \(got)",
        at: offset)
    }
  }
}
