import Formats

extension JMESPath {
  /// Functions that sort, or pick the first or last of an order.
  enum Ordering {
    typealias Failure = JMESPathError

    static func sort(_ call: Call, _ evaluator: inout Evaluator) throws(Failure) -> JSON {
      let elements = try call.array(0)
      return try sorted(elements, by: elements, call, &evaluator)
    }

    static func sortBy(_ call: Call, _ evaluator: inout Evaluator) throws(Failure) -> JSON {
      let elements = try call.array(0)
      return try sorted(
        elements, by: try keys(of: elements, call, &evaluator), call, &evaluator)
    }

    static func max(_ call: Call, _ evaluator: inout Evaluator) throws(Failure) -> JSON {
      let elements = try call.array(0)
      return first(.after, elements, by: elements)
    }

    static func min(_ call: Call, _ evaluator: inout Evaluator) throws(Failure) -> JSON {
      let elements = try call.array(0)
      return first(.before, elements, by: elements)
    }

    static func maxBy(_ call: Call, _ evaluator: inout Evaluator) throws(Failure) -> JSON {
      let elements = try call.array(0)
      return first(.after, elements, by: try keys(of: elements, call, &evaluator))
    }

    static func minBy(_ call: Call, _ evaluator: inout Evaluator) throws(Failure) -> JSON {
      let elements = try call.array(0)
      return first(.before, elements, by: try keys(of: elements, call, &evaluator))
    }

    /// What the expression gives for each element: all numbers or all strings.
    private static func keys(
      of elements: [JSON], _ call: Call, _ evaluator: inout Evaluator
    ) throws(Failure) -> [JSON] {
      let expression = try call.expression(1)
      var keys: [JSON] = []
      for element in elements {
        let key = try evaluator.visit(expression, element)
        guard Order.of(keys.first ?? key, key) != nil else {
          let other = keys.first.map { " after a \($0.kind)" } ?? ""
          throw JMESPathError(
            .invalidType,
            "\(call.function.name) orders by all strings or all numbers, here it gets "
              + "\(key.kind)\(other)", at: expression.offset)
        }
        keys.append(key)
      }
      return keys
    }

    /// Elements with equal keys keep their order.
    private static func sorted(
      _ elements: [JSON], by keys: [JSON], _ call: Call, _ evaluator: inout Evaluator
    ) throws(Failure) -> JSON {
      let rounds = Int.bitWidth - elements.count.leadingZeroBitCount
      try evaluator.charge(elements.count * rounds, at: call.offset)
      let order = elements.indices.sorted { left, right in
        switch Order.of(keys[left], keys[right]) {
        case .before: true
        case .after: false
        case .same, nil: left < right
        }
      }
      return .array(order.map { elements[$0] })
    }

    /// The first element that no other one beats, null where there is none.
    private static func first(_ wanted: Order, _ elements: [JSON], by keys: [JSON]) -> JSON {
      guard var best = elements.indices.first else { return .null }
      for at in elements.indices.dropFirst() where Order.of(keys[at], keys[best]) == wanted {
        best = at
      }
      return elements[best]
    }
  }
}
