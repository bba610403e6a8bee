internal import Formats

/// A value of the resource that a relationship names, among those that came with the page.
///
/// JSON:API 1.1, section 5.6 (compound documents): they stand in `included`, told by type and id.
struct IncludedForm: Sendable {
  /// The relationship's linkage: an object of type and id, a list of them, or null.
  let linkage: Expression
  let value: Expression
  /// What stands where there is no linkage, or its resource did not come; a resource that did not
  /// come is a failure where nil.
  let absent: JSON?

  /// One value, or a list of those of a to-many relationship.
  func value(of record: Record, in scope: Scope) throws(ExpressionFailure) -> JSON {
    switch try linkage.value(of: record, in: scope) {
    case .null: return absent ?? .null
    case .array(let items):
      var values: [JSON] = []
      for item in items { values.append(try value(at: item, scope)) }
      return .array(values)
    case let item: return try value(at: item, scope)
    }
  }

  private func value(at item: JSON, _ scope: Scope) throws(ExpressionFailure) -> JSON {
    guard let type = item["type"]?.string, let id = item["id"]?.string else {
      throw ExpressionFailure(
        expression: linkage.text, what: "gives a \(item.kind), not type and id of a resource")
    }
    guard let resource = Self.find(type, id, in: scope.page) else {
      if let absent { return absent }
      throw ExpressionFailure(
        expression: linkage.text,
        what: "names \(type.prefix(40)) \"\(id.prefix(80))\", which did not come with the page")
    }
    return try value.value(of: Record(resource), in: scope)
  }

  private static func find(_ type: String, _ id: String, in page: JSONNode?) -> JSONNode? {
    let type = Array(type.utf8)[...]
    let id = Array(id.utf8)[...]
    return page?["included"]?.elements.first { resource in
      resource["type"]?.utf8 == type && resource["id"]?.utf8 == id
    }
  }
}
