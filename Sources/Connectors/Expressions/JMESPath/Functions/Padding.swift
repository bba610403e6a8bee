import Formats

extension JMESPath {
  /// Functions that put characters to the ends of a text or take them away.
  enum Padding {
    typealias Failure = JMESPathError

    static func padLeft(_ call: Call, _ evaluator: inout Evaluator) throws(Failure) -> JSON {
      .string(try padding(call, &evaluator) + call.string(0))
    }

    static func padRight(_ call: Call, _ evaluator: inout Evaluator) throws(Failure) -> JSON {
      .string(try call.string(0) + padding(call, &evaluator))
    }

    private static func padding(
      _ call: Call, _ evaluator: inout Evaluator
    ) throws(Failure) -> String {
      let missing = (try call.count(1) ?? 0) - (try call.string(0).unicodeScalars.count)
      let pad = call.arguments.count > 2 ? try call.string(2) : " "
      guard pad.unicodeScalars.count == 1 else {
        throw call.invalid("takes a text of one character", 2)
      }
      guard missing > 0 else { return "" }
      try evaluator.charge(missing, at: call.offset)
      return String(repeating: pad, count: missing)
    }

    static func trim(_ call: Call, _ evaluator: inout Evaluator) throws(Failure) -> JSON {
      try trimmed(call, left: true, right: true)
    }

    static func trimLeft(_ call: Call, _ evaluator: inout Evaluator) throws(Failure) -> JSON {
      try trimmed(call, left: true, right: false)
    }

    static func trimRight(_ call: Call, _ evaluator: inout Evaluator) throws(Failure) -> JSON {
      try trimmed(call, left: false, right: true)
    }

    /// White space goes where no characters are named (JEP-14).
    private static func trimmed(_ call: Call, left: Bool, right: Bool) throws(Failure) -> JSON {
      let named = call.arguments.count > 1 ? Set(try call.string(1).unicodeScalars) : []
      func goes(_ scalar: Unicode.Scalar) -> Bool {
        named.isEmpty ? scalar.properties.isWhitespace : named.contains(scalar)
      }
      var rest = try call.string(0).unicodeScalars[...]
      while left, let first = rest.first, goes(first) { rest.removeFirst() }
      while right, let last = rest.last, goes(last) { rest.removeLast() }
      return .string(String(rest))
    }
  }
}
