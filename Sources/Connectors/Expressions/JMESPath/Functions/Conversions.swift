import Formats

extension JMESPath {
  /// Functions from one kind of value to another.
  enum Conversions {
    typealias Failure = JMESPathError

    static func notNull(_ call: Call, _ evaluator: inout Evaluator) throws(Failure) -> JSON {
      call.arguments.first { !$0.value.isNull }?.value ?? .null
    }

    static func toArray(_ call: Call, _ evaluator: inout Evaluator) throws(Failure) -> JSON {
      let value = call.value(0)
      return value.array == nil ? .array([value]) : value
    }

    /// Any text that is a JSON number; null for what is none.
    static func toNumber(_ call: Call, _ evaluator: inout Evaluator) throws(Failure) -> JSON {
      switch call.value(0) {
      case .number(let number): return .number(number)
      case .string(let text):
        let number = JSONNumber(text: text)
        guard JSONNumber.isGrammatical(text), number.double != nil else { return .null }
        return .number(number)
      default: return .null
      }
    }

    /// A text as it is, everything else as JSON; a number keeps the text that the app sent.
    static func toString(_ call: Call, _ evaluator: inout Evaluator) throws(Failure) -> JSON {
      let value = call.value(0)
      if value.string != nil { return value }
      try evaluator.charge(whole: value, at: call.offset)
      return .string(String(decoding: value.bytes, as: UTF8.self))
    }

    static func type(_ call: Call, _ evaluator: inout Evaluator) throws(Failure) -> JSON {
      switch call.value(0) {
      case .null: .string("null")
      case .bool: .string("boolean")
      case .number: .string("number")
      case .string: .string("string")
      case .array: .string("array")
      case .object: .string("object")
      }
    }
  }
}
