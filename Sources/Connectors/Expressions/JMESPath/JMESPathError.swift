/// Why an expression could not be compiled or evaluated, and at which byte of its text.
///
/// It never shows a value of the data, which may be secret: only its kind.
package struct JMESPathError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The error names of the specification.
  package enum Code: String, Sendable {
    case syntax
    case invalidArity = "invalid-arity"
    case invalidType = "invalid-type"
    case invalidValue = "invalid-value"
    case unknownFunction = "unknown-function"
    case undefinedVariable = "undefined-variable"
  }

  package let code: Code
  package let message: String
  package let offset: Int

  package init(_ code: Code, _ message: String, at offset: Int) {
    self.code = code
    self.message = message
    self.offset = offset
  }

  package var description: String { "\(message) (\(code.rawValue), at byte \(offset))" }

  /// The expression on one line, and below it a caret under the place of the error.
  package func caret(in expression: String) -> String {
    let bytes = expression.utf8.map { $0 < 0x20 || $0 == 0x7F ? 0x20 : $0 }
    let before = bytes.prefix(max(0, offset))
    // Characters, not bytes: the caret has to stand where the eye sees the place.
    let column = String(decoding: before, as: UTF8.self).count
    return String(decoding: bytes, as: UTF8.self) + "\n"
      + String(repeating: " ", count: column) + "^"
  }
}
