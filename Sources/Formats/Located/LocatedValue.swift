/// A value of a file that a person wrote, with its place for messages.
package struct LocatedValue: Sendable {
  package let place: Place
  package let content: Content

  package init(place: Place, content: Content) {
    self.place = place
    self.content = content
  }

  package indirect enum Content: Sendable {
    case null
    case bool(Bool)
    case number(JSONNumber)
    case string(String)
    case array([LocatedValue])
    case object([LocatedMember])
  }

  /// The same value without places.
  package var json: JSON {
    switch content {
    case .null: return .null
    case .bool(let value): return .bool(value)
    case .number(let value): return .number(value)
    case .string(let value): return .string(value)
    case .array(let values): return .array(values.map { $0.json })
    case .object(let members):
      var object = JSONObject()
      for member in members { object[member.key] = member.value.json }
      return .object(object)
    }
  }
}

/// A member of a located object; its key has a place of its own.
package struct LocatedMember: Sendable {
  package let key: String
  package let place: Place
  package let value: LocatedValue

  package init(key: String, place: Place, value: LocatedValue) {
    self.key = key
    self.place = place
    self.value = value
  }
}
