import Formats

extension JMESPath {
  /// Functions over objects, whose members keep their order.
  enum Objects {
    static func keys(_ call: Call, _ evaluator: inout Evaluator) throws(JMESPathError) -> JSON {
      .array(try call.object(0).keys.map { .string($0) })
    }

    static func values(_ call: Call, _ evaluator: inout Evaluator) throws(JMESPathError) -> JSON {
      .array(try call.object(0).members.map(\.value))
    }

    /// Each member as a pair of its name and value (Community edition).
    static func items(_ call: Call, _ evaluator: inout Evaluator) throws(JMESPathError) -> JSON {
      .array(try call.object(0).members.map { .array([.string($0.key), $0.value]) })
    }

    /// A later object's member takes the place of an earlier one's.
    static func merge(_ call: Call, _ evaluator: inout Evaluator) throws(JMESPathError) -> JSON {
      var merged = JSONObject()
      for position in call.arguments.indices {
        for (key, value) in try call.object(position) { merged[key] = value }
      }
      return .object(merged)
    }
  }
}
