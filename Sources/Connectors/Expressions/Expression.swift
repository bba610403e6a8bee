internal import Formats

/// A JMESPath expression of a definition; plain paths are picked from the tape without a tree.
struct Expression: Sendable {
  let text: String
  private let compiled: JMESPath
  fileprivate let plain: [String]?
  fileprivate let variable: (name: String, path: [String])?

  init(_ text: String) throws(JMESPathError) {
    self.text = text
    compiled = try JMESPath.compile(text)
    plain = compiled.plainPath
    variable = compiled.variablePath
  }

  /// The member of that name.
  init(field name: String) {
    text = name
    compiled = JMESPath(
      text: name, variables: [], node: JMESPath.Node(.field(name), at: 0))
    plain = [name]
    variable = nil
  }

  var variables: Set<String> { compiled.variables }

  func value(of record: Record, in scope: Scope) throws(ExpressionFailure) -> JSON {
    if let plain { return record.pick(plain) }
    if let variable, let value = scope[variable.name] {
      return Record(value).pick(variable.path)
    }
    var values = scope.values
    if variables.contains("page") { values["page"] = scope.page?.tree ?? .null }
    if variables.contains("headers") { values["headers"] = scope.headers }
    do {
      return try compiled.evaluate(record.tree, variables: values)
    } catch {
      throw ExpressionFailure(expression: text, what: error.message)
    }
  }

  /// Whether the value counts as true (JMESPath: not null, false, nor empty).
  func holds(of record: Record, in scope: Scope) throws(ExpressionFailure) -> Bool {
    switch try value(of: record, in: scope) {
    case .null: false
    case .bool(let value): value
    case .string(let text): !text.isEmpty
    case .array(let values): !values.isEmpty
    case .object(let members): members.count > 0
    case .number: true
    }
  }
}

/// An expression that does not fit the record it met.
struct ExpressionFailure: Error, Sendable, CustomStringConvertible {
  let expression: String
  let what: String

  var description: String { "the expression \(expression): \(what)" }
}

extension Expression {
  /// The setting of `$settings.name`, for a check while loading.
  var settingName: String? {
    guard let variable, variable.name == "settings" else { return nil }
    return variable.path.first
  }

  /// The name of `$login.name`.
  var loginName: String? { name(of: "login") }

  /// The name of `$given.name`.
  var givenName: String? { name(of: "given") }

  private func name(of variable: String) -> String? {
    self.variable?.name == variable ? self.variable?.path.first : nil
  }

  /// The field of an answer that the expression is, if it is nothing else.
  var fieldName: String? {
    guard let variable, variable.name == "headers", variable.path.count == 1 else { return nil }
    return variable.path.first
  }

  /// The names of the object that the expression makes, if it is `{ a: ..., b: ... }`.
  var memberNames: [String]? { compiled.memberNames }

  /// The names that are read of a variable: `slug` in `$team.slug`.
  func fields(of variable: String) -> Set<String> { compiled.fields(of: variable) }

  /// The names that are read of each element of a variable: `slug` in `$teams[].slug`.
  func fields(ofEach variable: String) -> Set<String> { compiled.fields(ofEach: variable) }

  /// The names that are read of the current node.
  var ownFields: Set<String> { compiled.ownFields }

  /// The chain of names that the expression is, if it is nothing else.
  var plainPath: [String]? { plain }
}
