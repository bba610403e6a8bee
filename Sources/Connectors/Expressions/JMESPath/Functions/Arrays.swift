import Formats

extension JMESPath {
  /// Functions over arrays, some of which take texts as well.
  enum Arrays {
    typealias Failure = JMESPathError

    static func contains(_ call: Call, _ evaluator: inout Evaluator) throws(Failure) -> JSON {
      let sought = call.value(1)
      guard case .array(let elements) = call.value(0) else {
        guard let part = sought.string else { return .bool(false) }
        // An empty text is part of every text.
        let found = Search(Array(part.utf8)).first(in: try call.bytes(0)[...])
        return .bool(part.utf8.isEmpty || found != nil)
      }
      for element in elements where try evaluator.equal(element, sought, at: call.offset) {
        return .bool(true)
      }
      return .bool(false)
    }

    static func length(_ call: Call, _ evaluator: inout Evaluator) throws(Failure) -> JSON {
      switch call.value(0) {
      case .string(let text): return .integer(text.unicodeScalars.count)
      case .array(let elements): return .integer(elements.count)
      case .object(let object): return .integer(object.count)
      default: throw call.mismatch(0)
      }
    }

    static func map(_ call: Call, _ evaluator: inout Evaluator) throws(Failure) -> JSON {
      let expression = try call.expression(0)
      var results: [JSON] = []
      for element in try call.array(1) { results.append(try evaluator.visit(expression, element)) }
      return .array(results)
    }

    static func reverse(_ call: Call, _ evaluator: inout Evaluator) throws(Failure) -> JSON {
      if case .array(let elements) = call.value(0) { return .array(elements.reversed()) }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: try call.string(0).unicodeScalars.reversed())
      return .string(String(text))
    }
  }
}
