import Formats

extension JMESPath {
  /// Where one value stands to another in sorting and comparing.
  enum Order {
    case before, same, after

    /// Defined for two numbers and for two strings.
    static func of(_ left: JSON, _ right: JSON) -> Order? {
      switch (left, right) {
      case (.number(let a), .number(let b)): numbers(a, b)
      case (.string(let a), .string(let b)): strings(a, b)
      default: nil
      }
    }

    /// By bytes of UTF-8, which is the order of the code points.
    static func strings(_ left: String, _ right: String) -> Order {
      if left.utf8.elementsEqual(right.utf8) { return .same }
      return left.utf8.lexicographicallyPrecedes(right.utf8) ? .before : .after
    }

    static func numbers(_ left: JSONNumber, _ right: JSONNumber) -> Order {
      if let a = Int(left.text), let b = Int(right.text) { return of(a, b) }
      return Decimal(left.text).order(to: Decimal(right.text))
    }

    static func of<Value: Comparable>(_ left: Value, _ right: Value) -> Order {
      left < right ? .before : left == right ? .same : .after
    }

    var reversed: Order {
      switch self {
      case .before: .after
      case .same: .same
      case .after: .before
      }
    }
  }
}
