import Formats

extension JMESPath {
  /// One call of a function with its arguments, checked against the function's parameters.
  struct Call {
    let function: Function
    let offset: Int
    let arguments: [Argument]
  }

  /// A value, or the expression that the function evaluates itself.
  struct Argument {
    let value: JSON
    let expression: Node?
    let offset: Int
  }
}

extension JMESPath.Call {
  func value(_ at: Int) -> JSON { arguments.indices.contains(at) ? arguments[at].value : .null }

  func string(_ at: Int) throws(JMESPathError) -> String {
    guard let string = value(at).string else { throw mismatch(at) }
    return string
  }

  func bytes(_ at: Int) throws(JMESPathError) -> [UInt8] { Array(try string(at).utf8) }

  func number(_ at: Int) throws(JMESPathError) -> JSONNumber {
    guard let number = value(at).number else { throw mismatch(at) }
    return number
  }

  func array(_ at: Int) throws(JMESPathError) -> [JSON] {
    guard let array = value(at).array else { throw mismatch(at) }
    return array
  }

  func object(_ at: Int) throws(JMESPathError) -> JSONObject {
    guard let object = value(at).object else { throw mismatch(at) }
    return object
  }

  func expression(_ at: Int) throws(JMESPathError) -> JMESPath.Node {
    guard arguments.indices.contains(at), let expression = arguments[at].expression else {
      throw mismatch(at)
    }
    return expression
  }

  /// An optional whole number; nil where the argument is left out.
  func integer(_ at: Int) throws(JMESPathError) -> Int? {
    guard arguments.indices.contains(at) else { return nil }
    guard let integer = try number(at).integer else {
      throw invalid("takes a whole number", at)
    }
    return integer
  }

  /// An optional whole number that is not negative (JEP-14).
  func count(_ at: Int) throws(JMESPathError) -> Int? {
    guard let integer = try integer(at) else { return nil }
    guard integer >= 0 else { throw invalid("takes a number that is not negative", at) }
    return integer
  }

  func invalid(_ what: String, _ at: Int) -> JMESPathError {
    JMESPathError(
      .invalidValue, "\(function.name) \(what) as argument \(at + 1)",
      at: arguments.indices.contains(at) ? arguments[at].offset : offset)
  }

  func mismatch(_ at: Int) -> JMESPathError {
    function.mismatch(
      at: at, got: value(at).kind,
      offset: arguments.indices.contains(at) ? arguments[at].offset : offset)
  }
}
