import Formats

/// The parameters of a query in their order, still encoded, so that a link can repeat them.
struct FakeQuery: Sendable {
  private let pairs: [(name: String, value: String)]

  init(_ query: Substring) {
    pairs = query.split(separator: "&").map { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
    }
  }

  subscript(name: String) -> String? { pairs.first { $0.name == name }?.value }

  /// A number of digits only; nil for everything else, as the apps ignore what they cannot read.
  func number(_ name: String) -> Int? {
    guard let value = self[name], value.utf8.allSatisfy({ ASCII.isDigit($0) }) else { return nil }
    return Int(value)
  }

  /// The query with that parameter replaced or added at the end.
  func replacing(_ name: String, with value: String) -> String {
    (pairs.filter { $0.name != name } + [(name, value)])
      .map { "\($0.name)=\($0.value)" }.joined(separator: "&")
  }
}
