import Formats

extension JMESPath.Evaluator {
  /// Order is defined for two numbers and for two strings; every other pair gives null.
  mutating func compare(
    _ comparator: JMESPath.Comparator, _ left: JSON, _ right: JSON, at offset: Int
  ) throws(JMESPathError) -> JSON {
    switch comparator {
    case .equal: return .bool(try equal(left, right, at: offset))
    case .notEqual: return .bool(!(try equal(left, right, at: offset)))
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      try charge(min(left.breadth, right.breadth), at: offset)
      guard let order = JMESPath.Order.of(left, right) else { return .null }
      switch comparator {
      case .less: return .bool(order == .before)
      case .lessOrEqual: return .bool(order != .after)
      case .greater: return .bool(order == .after)
      default: return .bool(order != .before)
      }
    }
  }

  /// Equality of whole values, numbers by their exact value, strings by their bytes.
  mutating func equal(
    _ left: JSON, _ right: JSON, at offset: Int
  ) throws(JMESPathError) -> Bool {
    try charge(1, at: offset)
    switch (left, right) {
    case (.null, .null): return true
    case (.bool(let a), .bool(let b)): return a == b
    case (.number, .number), (.string, .string):
      try charge(min(left.breadth, right.breadth), at: offset)
      return JMESPath.Order.of(left, right) == .same
    case (.array(let a), .array(let b)):
      guard a.count == b.count else { return false }
      for (first, second) in zip(a, b) where !(try equal(first, second, at: offset)) {
        return false
      }
      return true
    case (.object(let a), .object(let b)):
      guard a.count == b.count else { return false }
      for (key, value) in a {
        guard let other = b[key], try equal(value, other, at: offset) else { return false }
      }
      return true
    default: return false
    }
  }
}

extension JSON {
  /// False are null, false, and what is empty; 0 is true.
  var isTruthy: Bool {
    switch self {
    case .null: false
    case .bool(let value): value
    case .number: true
    case .string(let value): !value.utf8.isEmpty
    case .array(let value): !value.isEmpty
    case .object(let value): value.count > 0
    }
  }

  /// The steps that it costs to look at the value once, its parts not opened.
  var breadth: Int {
    switch self {
    case .null, .bool: 1
    case .number(let value): 1 + value.text.utf8.count / 8
    case .string(let value): 1 + value.utf8.count / 8
    case .array(let value): 1 + value.count
    case .object(let value): 1 + value.count
    }
  }
}
