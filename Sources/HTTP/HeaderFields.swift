/// The fields of a message in their order; repeated ones stay visible to those who must care.
///
/// Names and values lie in one run of bytes, as they were received, and become text only where
/// they are asked for: a request with twenty fields costs two allocations.
package struct HeaderFields: Sendable {
  /// Where one field lies in the bytes.
  package struct Place: Sendable {
    let name: Range<Int>
    let value: Range<Int>

    package init(name: Range<Int>, value: Range<Int>) {
      self.name = name
      self.value = value
    }
  }

  private var bytes: [UInt8] = []
  private var places: [Place] = []

  package init() {}

  package init(_ lines: [(FieldName, String)]) {
    for (name, value) in lines { append(name, value) }
  }

  /// Fields whose names were checked as tokens by the reader of `bytes`.
  package init(checked bytes: [UInt8], places: [Place]) {
    self.bytes = bytes
    self.places = places
  }

  package var count: Int { places.count }

  package var lines: [(name: FieldName, value: String)] {
    places.map { place in
      (
        FieldName(checked: String(decoding: bytes[place.name], as: UTF8.self)),
        String(decoding: bytes[place.value], as: UTF8.self)
      )
    }
  }

  /// The first value of that name, or nil.
  package subscript(name: FieldName) -> String? {
    get { bytes(name).map { String(decoding: $0, as: UTF8.self) } }
    set {
      places = places.filter { !isNamed($0, name) }
      if let newValue { append(name, newValue) }
    }
  }

  /// As above, by a name that is not checked yet.
  package subscript(name: String) -> String? { FieldName(name).flatMap { self[$0] } }

  /// The first value of that name as it was received.
  package func bytes(_ name: FieldName) -> ArraySlice<UInt8>? {
    places.first { isNamed($0, name) }.map { bytes[$0.value] }
  }

  /// Every value of that name, in order.
  package func values(_ name: FieldName) -> [String] {
    places.filter { isNamed($0, name) }.map { String(decoding: bytes[$0.value], as: UTF8.self) }
  }

  /// How many lines bear that name.
  package func count(_ name: FieldName) -> Int {
    places.reduce(0) { isNamed($1, name) ? $0 + 1 : $0 }
  }

  package mutating func append(_ name: FieldName, _ value: String) {
    let start = bytes.count
    bytes.append(contentsOf: name.spelling.utf8)
    let middle = bytes.count
    bytes.append(contentsOf: value.utf8)
    places.append(Place(name: start..<middle, value: middle..<bytes.count))
  }

  private func isNamed(_ place: Place, _ name: FieldName) -> Bool {
    guard place.name.count == name.folded.count else { return false }
    var at = place.name.lowerBound
    for byte in name.folded {
      if Token.folded(bytes[at]) != byte { return false }
      at += 1
    }
    return true
  }
}

extension HeaderFields: Sequence {
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
