extension JMESPath {
  /// The names of a chain of fields (`a.b."c.d"`), nil for every other expression.
  package var plainPath: [String]? {
    var names: [String] = []
    var rest = node
    while case .chain(let left, let right) = rest.form {
      guard case .field(let name) = right.form else { return nil }
      names.append(name)
      rest = left
    }
    guard case .field(let name) = rest.form else { return nil }
    names.append(name)
    return names.reversed()
  }

  /// The variable and the fields of `$name.a.b` (the path is empty for `$name`), else nil.
  package var variablePath: (name: String, path: [String])? {
    var names: [String] = []
    var rest = node
    while case .chain(let left, let right) = rest.form {
      guard case .field(let name) = right.form else { return nil }
      names.append(name)
      rest = left
    }
    guard case .variable(let name) = rest.form else { return nil }
    return (name, names.reversed())
  }
}
