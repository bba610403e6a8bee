import Formats

/// Reads a document by recursive descent (GraphQL October 2021, section 2).
struct GraphQLReader {
  /// Far more than any client nests, far less than the stack holds.
  private static let deepest = 32

  private var lexer: GraphQLLexer
  private var token: GraphQLLexer.Token = .end
  private var offset = 0

  private init(_ bytes: [UInt8]) { lexer = GraphQLLexer(bytes) }

  static func read(_ bytes: [UInt8]) throws(GraphQLError) -> GraphQLDocument {
    var reader = GraphQLReader(bytes)
    try reader.advance()
    var operations: [GraphQLOperation] = []
    repeat { operations.append(try reader.operation()) } while reader.token != .end
    return GraphQLDocument(operations: operations)
  }

  private mutating func advance() throws(GraphQLError) {
    token = try lexer.next()
    offset = lexer.offset
  }

  private func unexpected() -> GraphQLError {
    GraphQLError(message: "Parse error on unexpected token", offset: offset)
  }

  private mutating func accept(_ mark: Unicode.Scalar) throws(GraphQLError) -> Bool {
    guard token == .mark(UInt8(ascii: mark)) else { return false }
    try advance()
    return true
  }

  private mutating func expect(_ mark: Unicode.Scalar) throws(GraphQLError) {
    guard try accept(mark) else { throw unexpected() }
  }

  private mutating func name() throws(GraphQLError) -> String {
    guard case .name(let name) = token else { throw unexpected() }
    try advance()
    return name
  }

  private mutating func operation() throws(GraphQLError) -> GraphQLOperation {
    let start = offset
    guard case .name = token else {
      let selections = try selectionSet(depth: 0)
      return GraphQLOperation(
        kind: "query", name: nil, defaults: [], selections: selections, offset: start)
    }
    let kind = try name()
    var operationName: String?
    if case .name = token { operationName = try name() }
    let defaults = try variableDefinitions()
    let selections = try selectionSet(depth: 0)
    return GraphQLOperation(
      kind: kind, name: operationName, defaults: defaults, selections: selections, offset: start)
  }

  /// `($name: [Type!]! = default)`: only names and defaults matter here, types are skipped.
  private mutating func variableDefinitions() throws(GraphQLError)
    -> [GraphQLArgument]
  {
    var defaults: [GraphQLArgument] = []
    guard try accept("(") else { return defaults }
    while !(try accept(")")) {
      try expect("$")
      let name = try name()
      try expect(":")
      while try accept("[") {}
      _ = try self.name()
      while true {
        if try accept("!") { continue }
        guard try accept("]") else { break }
      }
      if try accept("=") {
        defaults.append(GraphQLArgument(name: name, value: try value(depth: 0)))
      }
    }
    return defaults
  }

  private mutating func selectionSet(depth: Int) throws(GraphQLError) -> [GraphQLSelection] {
    guard depth < Self.deepest else { throw unexpected() }
    try expect("{")
    var selections: [GraphQLSelection] = []
    repeat { selections.append(try selection(depth: depth)) } while !(try accept("}"))
    return selections
  }

  private mutating func selection(depth: Int) throws(GraphQLError) -> GraphQLSelection {
    if token == .spread {
      try advance()
      guard token != .mark(ASCII.openBrace) else {
        return .fragment(type: nil, try selectionSet(depth: depth + 1))
      }
      guard try name() == "on" else {
        throw GraphQLError(message: "Named fragments are not recorded", offset: offset)
      }
      let type = try name()
      return .fragment(type: type, try selectionSet(depth: depth + 1))
    }
    let start = offset
    let first = try name()
    let field = try accept(":") ? try name() : first
    let arguments = try accept("(") ? try self.arguments(until: ")", depth: 0) : []
    let selections = token == .mark(ASCII.openBrace) ? try selectionSet(depth: depth + 1) : []
    return .field(
      GraphQLFieldSelection(
        name: field, key: first, arguments: arguments, selections: selections, offset: start))
  }

  private mutating func arguments(until end: Unicode.Scalar, depth: Int) throws(GraphQLError)
    -> [GraphQLArgument]
  {
    var arguments: [GraphQLArgument] = []
    while !(try accept(end)) {
      let name = try name()
      try expect(":")
      arguments.append(GraphQLArgument(name: name, value: try value(depth: depth)))
    }
    return arguments
  }

  private mutating func value(depth: Int) throws(GraphQLError) -> GraphQLValue {
    guard depth < Self.deepest else { throw unexpected() }
    if try accept("$") { return .variable(try name()) }
    if try accept("{") { return .object(try arguments(until: "}", depth: depth + 1)) }
    if try accept("[") {
      var values: [GraphQLValue] = []
      while !(try accept("]")) { values.append(try value(depth: depth + 1)) }
      return .list(values)
    }
    let constant: JSON
    switch token {
    case .name("true"): constant = .bool(true)
    case .name("false"): constant = .bool(false)
    case .name("null"): constant = .null
    case .name(let word), .string(let word): constant = .string(word)
    case .number(let text): constant = .number(JSONNumber(text: text))
    default: throw unexpected()
    }
    try advance()
    return .constant(constant)
  }
}
