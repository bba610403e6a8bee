import Formats

/// One attribute of a schema; what is not set has the default of RFC 7643 section 2.2.
struct SchemaAttribute: Sendable {
  enum Kind: String {
    case string, boolean, dateTime, reference, binary, complex
  }

  let name: String
  let about: String
  var kind = Kind.string
  var isMultiValued = false
  var isRequired = false
  var isCaseExact = false
  var isReadOnly = false
  var isUnique = false
  var canonicalValues: [String] = []
  var referenceTypes: [String] = []
  var parts: [SchemaAttribute] = []

  init(_ name: String, _ about: String, _ kind: Kind = .string) {
    self.name = name
    self.about = about
    self.kind = kind
  }

  static func complex(_ name: String, _ about: String, _ parts: [SchemaAttribute]) -> Self {
    var attribute = SchemaAttribute(name, about, .complex)
    attribute.parts = parts
    return attribute
  }

  static func list(_ name: String, _ about: String, _ parts: [SchemaAttribute]) -> Self {
    var attribute = complex(name, about, parts)
    attribute.isMultiValued = true
    return attribute
  }

  static func reference(_ name: String, _ about: String, to types: [String]) -> Self {
    var attribute = SchemaAttribute(name, about, .reference)
    attribute.isCaseExact = true
    attribute.referenceTypes = types
    return attribute
  }

  var required: Self { with { $0.isRequired = true } }
  var caseExact: Self { with { $0.isCaseExact = true } }
  var unique: Self { with { $0.isUnique = true } }

  /// Read-only in all its parts.
  var readOnly: Self {
    with {
      $0.isReadOnly = true
      $0.parts = $0.parts.map { $0.readOnly }
    }
  }

  func values(_ values: [String]) -> Self { with { $0.canonicalValues = values } }

  private func with(_ change: (inout Self) -> Void) -> Self {
    var copy = self
    change(&copy)
    return copy
  }

  var json: JSON {
    var members: JSONObject = [
      "name": .string(name), "type": .string(kind.rawValue), "multiValued": .bool(isMultiValued),
      "description": .string(about), "required": .bool(isRequired),
      "caseExact": .bool(isCaseExact), "mutability": .string(isReadOnly ? "readOnly" : "readWrite"),
      "returned": .string("default"), "uniqueness": .string(isUnique ? "server" : "none"),
    ]
    if !canonicalValues.isEmpty {
      members["canonicalValues"] = .array(canonicalValues.map { .string($0) })
    }
    if kind == .reference {
      members["referenceTypes"] = .array(referenceTypes.map { .string($0) })
    }
    if kind == .complex { members["subAttributes"] = .array(parts.map { $0.json }) }
    return .object(members)
  }
}
