/// The members of a JSON object in their order; a repeated name keeps its last value.
package struct JSONObject: Sendable, Sequence, ExpressibleByDictionaryLiteral {
  package private(set) var members: [(key: String, value: JSON)] = []
  /// Up to this many members a linear search is cheaper than an index.
  private static let linear = 16
  /// Positions by name.
  private var index: [[UInt8]: Int]?

  package init() {}

  package init(dictionaryLiteral elements: (String, JSON)...) {
    for (key, value) in elements { self[key] = value }
  }

  /// Members whose names are known to differ.
  init(distinct members: [(key: String, value: JSON)]) {
    self.members = members
    if members.count > JSONObject.linear { makeIndex() }
  }

  package var count: Int { members.count }
  package var keys: [String] { members.map { $0.key } }
  package func makeIterator() -> IndexingIterator<[(key: String, value: JSON)]> {
    members.makeIterator()
  }

  package subscript(key: String) -> JSON? {
    get { position(of: key).map { members[$0].value } }
    set {
      switch (position(of: key), newValue) {
      case (let at?, let value?): members[at].value = value
      case (let at?, nil):
        members.remove(at: at)
        index = nil
      case (nil, let value?):
        members.append((key, value))
        if index != nil {
          index?[Array(key.utf8)] = members.count - 1
        } else if members.count > JSONObject.linear {
          makeIndex()
        }
      case (nil, nil): break
      }
    }
  }

  private mutating func makeIndex() {
    var index: [[UInt8]: Int] = [:]
    index.reserveCapacity(members.count)
    for (at, member) in members.enumerated() { index[Array(member.key.utf8)] = at }
    self.index = index
  }

  private func position(of key: String) -> Int? {
    if let index { return index[Array(key.utf8)] }
    let name = key.utf8
    // The lengths are at hand, and most names differ in them.
    return members.firstIndex { $0.key.utf8.count == name.count && $0.key.utf8.elementsEqual(name) }
  }
}

extension JSONObject: Equatable {
  /// Equal whatever the order of the members (RFC 8259 section 4).
  package static func == (left: JSONObject, right: JSONObject) -> Bool {
    left.count == right.count && left.members.allSatisfy { right[$0.key] == $0.value }
  }
}
