/// The fields of a message in their order; repeated ones stay visible to those who must care.
package struct HeaderFields: Sendable, Sequence {
  package private(set) var lines: [(name: FieldName, value: String)] = []

  package init() {}

  package init(_ lines: [(FieldName, String)]) {
    for (name, value) in lines { append(name, value) }
  }

  package var count: Int { lines.count }

  /// The first value of that name, or nil.
  package subscript(name: FieldName) -> String? {
    get { lines.first { $0.name == name }?.value }
    set {
      lines.removeAll { $0.name == name }
      if let newValue { append(name, newValue) }
    }
  }

  /// As above, by a name that is not checked yet.
  package subscript(name: String) -> String? { FieldName(name).flatMap { self[$0] } }

  /// Every value of that name, in order.
  package func values(_ name: FieldName) -> [String] {
    lines.filter { $0.name == name }.map { $0.value }
  }

  package mutating func append(_ name: FieldName, _ value: String) { lines.append((name, value)) }

  package func makeIterator() -> IndexingIterator<[(name: FieldName, value: String)]> {
    lines.makeIterator()
  }
}

extension HeaderFields {
  /// Whether a value may be sent: no CR, LF, NUL or other control but the tab (RFC 9110 5.5).
  package static func isSafe(_ value: String) -> Bool {
    value.utf8.allSatisfy { ($0 >= 0x20 && $0 != 0x7F) || $0 == 0x09 }
  }
}
