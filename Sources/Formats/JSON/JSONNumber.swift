/// A JSON number that keeps its exact text, so that an id of 30 digits survives.
package struct JSONNumber: Sendable, Equatable, CustomStringConvertible {
  package let text: String

  /// `text` must follow the number grammar of RFC 8259 section 6.
  package init(text: String) { self.text = text }
  package init(_ value: Int) { text = String(value) }
  package init(_ value: Double) {
    text = value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : "\(value)"
  }

  /// The whole number this is, `3.0` and `3e2` included; nil beyond Int or with a fraction.
  package var integer: Int? {
    if let value = Int(text) { return value }
    guard let value = Double(text), value == value.rounded(), abs(value) < 9e15 else { return nil }
    return Int(value)
  }

  /// The nearest double; nil where it would be infinite.
  package var double: Double? {
    guard let value = Double(text), value.isFinite else { return nil }
    return value
  }

  package var description: String { text }

  /// Equal by value: `1` is `1.0`.
  package static func == (left: JSONNumber, right: JSONNumber) -> Bool {
    if left.text == right.text { return true }
    if let a = left.integer, let b = right.integer { return a == b }
    guard let a = left.double, let b = right.double else { return false }
    return a == b
  }
}
