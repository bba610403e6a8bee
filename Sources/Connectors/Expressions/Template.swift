internal import Formats

/// A text with expressions in braces, each encoded for the place where the text goes.
struct Template: Sendable {
  private enum Part: Sendable {
    case text(String)
    case expression(Expression)
  }

  /// Where a rendered value goes, which decides how it is written.
  enum Place: Sendable {
    /// One segment of a path: everything but the unreserved characters is percent-encoded.
    case pathSegment
    /// As it is: a base URL, a field value, a query value (which is encoded later).
    case plain
  }

  private let parts: [Part]
  let text: String

  /// The empty text.
  init() {
    parts = []
    text = ""
  }

  init(_ text: String) throws(JMESPathError) {
    self.text = text
    var parts: [Part] = []
    var rest = text[...]
    while let open = rest.utf8.firstIndex(of: ASCII.openBrace) {
      if open > rest.startIndex { parts.append(.text(String(rest[..<open]))) }
      let close = try Self.end(of: rest, from: open, in: text)
      parts.append(.expression(try Expression(String(rest[rest.utf8.index(after: open)..<close]))))
      rest = rest[rest.utf8.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
    self.parts = parts
  }

  /// The brace that closes, past braces and quotes inside the expression.
  private static func end(
    of rest: Substring, from open: String.Index, in text: String
  ) throws(JMESPathError) -> String.Index {
    var depth = 0
    var quote: UInt8?
    var at = open
    while at < rest.endIndex {
      let byte = rest.utf8[at]
      if let mark = quote {
        if byte == ASCII.backslash, rest.utf8.index(after: at) < rest.endIndex {
          at = rest.utf8.index(after: at)
        } else if byte == mark {
          quote = nil
        }
      } else if byte == ASCII.quote || byte == ASCII.apostrophe || byte == UInt8(ascii: "`") {
        quote = byte
      } else if byte == ASCII.openBrace {
        depth += 1
      } else if byte == ASCII.closeBrace {
        depth -= 1
        if depth == 0 { return at }
      }
      at = rest.utf8.index(after: at)
    }
    throw JMESPathError(.syntax, "a brace is not closed", at: text.utf8.count)
  }

  var expressions: [Expression] {
    parts.compactMap { if case .expression(let expression) = $0 { expression } else { nil } }
  }

  var variables: Set<String> { expressions.reduce(into: []) { $0.formUnion($1.variables) } }

  /// The one expression that is the whole template, if it is one.
  var soleExpression: Expression? {
    guard parts.count == 1, case .expression(let expression) = parts[0] else { return nil }
    return expression
  }

  /// The text; nil where one of its expressions has no value.
  func render(_ record: Record, _ scope: Scope, for place: Place) throws(ExpressionFailure)
    -> String?
  {
    var rendered = ""
    for part in parts {
      switch part {
      case .text(let text): rendered += text
      case .expression(let expression):
        let value = try expression.value(of: record, in: scope)
        guard let text = try Self.text(value, expression) else { return nil }
        rendered += place == .pathSegment ? PercentCoding.encode(text, as: .pathSegment) : text
      }
    }
    return rendered
  }

  /// Each text that it gives: none where it has no value, those of a list where it is one
  /// expression that gives a list.
  func texts(in scope: Scope) throws(ExpressionFailure) -> [String] {
    guard let expression = soleExpression,
      case .array(let values) = try expression.value(of: Record(.null), in: scope)
    else { return try render(Record(.null), scope, for: .plain).map { [$0] } ?? [] }
    var texts: [String] = []
    for value in values {
      if let text = try Self.text(value, expression) { texts.append(text) }
    }
    return texts
  }

  /// The text with what the settings decide filled in; every other expression stays in braces.
  func outline(_ scope: Scope) -> String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .expression(let expression): Self.outline(of: expression, scope)
      }
    }.joined()
  }

  /// The value where the settings decide it, else the expression in braces.
  static func outline(of expression: Expression, _ scope: Scope) -> String {
    let isDecided = expression.variables.isSubset(of: scope["settings"] == nil ? [] : ["settings"])
    guard isDecided, let value = try? expression.value(of: Record(.null), in: scope),
      let text = try? text(value, expression)
    else { return "{\(expression.text)}" }
    return text
  }

  private static func text(
    _ value: JSON, _ expression: Expression
  ) throws(ExpressionFailure) -> String? {
    switch value {
    case .null: nil
    case .string(let text): text
    case .number(let number): number.text
    case .bool(let flag): flag ? "true" : "false"
    case .array, .object:
      throw ExpressionFailure(
        expression: expression.text,
        what: "gives \(Article.with(value.kind)), and one text is needed")
    }
  }
}
