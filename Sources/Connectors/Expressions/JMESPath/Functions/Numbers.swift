import Formats

extension JMESPath {
  /// Functions over numbers: exact for whole numbers, else in double precision.
  enum Numbers {
    static func abs(_ call: Call, _ evaluator: inout Evaluator) throws(JMESPathError) -> JSON {
      let number = try call.number(0)
      guard number.text.utf8.first == ASCII.minus else { return .number(number) }
      return .number(JSONNumber(text: String(number.text.dropFirst())))
    }

    static func ceil(_ call: Call, _ evaluator: inout Evaluator) throws(JMESPathError) -> JSON {
      try rounded(call, .up)
    }

    static func floor(_ call: Call, _ evaluator: inout Evaluator) throws(JMESPathError) -> JSON {
      try rounded(call, .down)
    }

    static func sum(_ call: Call, _ evaluator: inout Evaluator) throws(JMESPathError) -> JSON {
      let numbers = try call.array(0).compactMap { $0.number }
      if let whole = wholeSum(numbers) { return .integer(whole) }
      return try finite(doubleSum(numbers), call)
    }

    static func average(_ call: Call, _ evaluator: inout Evaluator) throws(JMESPathError) -> JSON {
      let numbers = try call.array(0).compactMap { $0.number }
      guard !numbers.isEmpty else { return .null }
      if let whole = wholeSum(numbers) {
        if whole.isMultiple(of: numbers.count) { return .integer(whole / numbers.count) }
        return try finite(Double(whole) / Double(numbers.count), call)
      }
      return try finite(doubleSum(numbers) / Double(numbers.count), call)
    }

    /// The sum of whole numbers, nil where one is none or the sum is beyond Int.
    private static func wholeSum(_ numbers: [JSONNumber]) -> Int? {
      var sum = 0
      for number in numbers {
        guard let value = number.integer else { return nil }
        let (next, overflows) = sum.addingReportingOverflow(value)
        if overflows { return nil }
        sum = next
      }
      return sum
    }

    private static func doubleSum(_ numbers: [JSONNumber]) -> Double {
      numbers.reduce(0) { $0 + ($1.double ?? .infinity) }
    }

    private static func finite(_ value: Double, _ call: Call) throws(JMESPathError) -> JSON {
      guard value.isFinite else { throw call.invalid("needs smaller numbers", 0) }
      return .number(JSONNumber(value))
    }

    private static func rounded(
      _ call: Call, _ rule: FloatingPointRoundingRule
    ) throws(JMESPathError) -> JSON {
      let number = try call.number(0)
      let bytes = Array(number.text.utf8)
      let hasExponent = bytes.contains { ASCII.lowered($0) == UInt8(ascii: "e") }
      let point = bytes.firstIndex(of: ASCII.dot)
      if !hasExponent, point == nil { return .number(number) }
      // By digits where possible: a double cannot hold 9007199254740993.5.
      if !hasExponent, let point,
        let whole = Int(String(decoding: bytes[..<point], as: UTF8.self))
      {
        let isNegative = bytes.first == ASCII.minus
        let hasFraction = bytes[(point + 1)...].contains { $0 != 0x30 }
        let away = hasFraction && (rule == .up) != isNegative ? (isNegative ? -1 : 1) : 0
        let (result, overflows) = whole.addingReportingOverflow(away)
        if !overflows { return .integer(result) }
      }
      let value = (number.double ?? .infinity).rounded(rule)
      if let whole = Int(exactly: value) { return .integer(whole) }
      return try finite(value, call)
    }
  }
}
