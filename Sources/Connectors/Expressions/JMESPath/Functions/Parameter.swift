import Formats

extension JMESPath {
  /// The kinds of value that a function takes in one place.
  struct Parameter: OptionSet, Sendable {
    let rawValue: Int

    static let null = Parameter(rawValue: 1)
    static let boolean = Parameter(rawValue: 2)
    static let number = Parameter(rawValue: 4)
    static let string = Parameter(rawValue: 8)
    static let array = Parameter(rawValue: 16)
    static let object = Parameter(rawValue: 32)
    static let numbers = Parameter(rawValue: 64)
    static let strings = Parameter(rawValue: 128)
    static let expression = Parameter(rawValue: 256)
    static let any: Parameter = [.null, .boolean, .number, .string, .array, .object]

    private static let words: [(Parameter, String)] = [
      (.any, "any value"), (.string, "a string"), (.number, "a number"), (.boolean, "a Boolean"),
      (.array, "an array"), (.object, "an object"), (.null, "null"),
      (.numbers, "an array of numbers"), (.strings, "an array of strings"),
      (.expression, "an expression after &"),
    ]

    /// What a message says is expected.
    var words: String {
      if self == .any { return "any value" }
      return Self.words.filter { contains($0.0) }.map { $0.1 }.joined(separator: " or ")
    }

    func accepts(_ value: JSON) -> Bool {
      switch value {
      case .null: contains(.null)
      case .bool: contains(.boolean)
      case .number: contains(.number)
      case .string: contains(.string)
      case .object: contains(.object)
      case .array(let elements):
        contains(.array)
          || contains(.numbers) && elements.allSatisfy { $0.number != nil }
          || contains(.strings) && elements.allSatisfy { $0.string != nil }
      }
    }
  }
}
