import Formats

extension JMESPath {
  /// A word or sign of an expression, and the bytes where it stands.
  struct Token: Sendable {
    let kind: Kind
    let offset: Int

    enum Kind: Sendable {
      case identifier(String)
      case quotedIdentifier(String)
      case variable(String)
      case number(Int)
      case literal(JSON)
      case comparator(Comparator)
      case dot, star, comma, colon, current, root, assign, not, ampersand
      case openParenthesis, closeParenthesis, openBrace, closeBrace
      case openBracket, closeBracket, flatten, filter
      case pipe, or, and
      case end
    }
  }

  /// How two values are compared.
  enum Comparator: String, Sendable {
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
  }
}

extension JMESPath.Token.Kind {
  /// How strongly an infix sign binds; below `projectionStop` it ends a projection.
  var power: Int {
    switch self {
    case .pipe: 1
    case .or: 2
    case .and: 3
    case .comparator: 5
    case .flatten: 9
    case .filter: 21
    case .dot: 40
    case .openBracket: 55
    default: 0
    }
  }

  /// What a message calls it.
  var name: String {
    switch self {
    case .identifier(let name): name
    case .quotedIdentifier(let name): "\"\(name)\""
    case .variable(let name): "$\(name)"
    case .number(let value): String(value)
    case .literal: "a literal"
    case .comparator(let comparator): comparator.rawValue
    case .dot: "."
    case .star: "*"
    case .comma: ","
    case .colon: ":"
    case .current: "@"
    case .root: "$"
    case .assign: "="
    case .not: "!"
    case .ampersand: "&"
    case .openParenthesis: "("
    case .closeParenthesis: ")"
    case .openBrace: "{"
    case .closeBrace: "}"
    case .openBracket: "["
    case .closeBracket: "]"
    case .flatten: "[]"
    case .filter: "[?"
    case .pipe: "|"
    case .or: "||"
    case .and: "&&"
    case .end: "the end"
    }
  }
}
