import Formats

/// An attribute that a filter names, found in the schemas of the resources that are filtered.
struct FilterAttribute {
  /// From the resource, or from the item, down to the value; in small letters.
  let steps: [[UInt8]]
  let definition: SchemaAttribute

  /// Nil for what no such resource has.
  init?(_ path: AttributePath, of kind: ResourceKind) {
    self.init(path.steps, in: Self.all(of: kind))
  }

  /// A part of an item of `list`.
  init?(_ path: AttributePath, partOf list: FilterAttribute) {
    self.init(path.steps, in: list.definition.parts)
  }

  private init?(_ steps: [[UInt8]], in attributes: [SchemaAttribute]) {
    var found: SchemaAttribute?
    var attributes = attributes
    for step in steps {
      found = attributes.first {
        $0.name.utf8.lazy.map { ASCII.lowered($0) }.elementsEqual(step)
      }
      attributes = found?.parts ?? []
    }
    guard let found else { return nil }
    self.init(steps: steps, definition: found)
  }

  private init(steps: [[UInt8]], definition: SchemaAttribute) {
    self.steps = steps
    self.definition = definition
  }

  /// What is compared: of a complex attribute its `value` (RFC 7644 section 3.4.2.2).
  var compared: FilterAttribute? {
    guard definition.kind == .complex else { return self }
    return definition.parts.first { $0.name == "value" }.map {
      FilterAttribute(steps: steps + [Array("value".utf8)], definition: $0)
    }
  }

  private static func all(of kind: ResourceKind) -> [SchemaAttribute] {
    let schemas = SchemaDefinition.all
    return common + (schemas.first { $0.urn == kind.schema }?.attributes ?? [])
      + kind.schemaExtensions.compactMap { urn in
        schemas.first { $0.urn == urn }.map { .complex(urn, $0.about, $0.attributes) }
      }
  }

  /// RFC 7643 section 3.1.
  private static let common: [SchemaAttribute] = [
    SchemaAttribute("schemas", "URNs of the schemas").caseExact,
    SchemaAttribute("id", "The app's own id").caseExact,
    SchemaAttribute("externalId", "Id in another system").caseExact,
    .complex(
      "meta", "About the resource",
      [
        SchemaAttribute("resourceType", "Its type").caseExact,
        SchemaAttribute("location", "Its address", .reference).caseExact,
        SchemaAttribute("created", "When it was made", .dateTime),
        SchemaAttribute("lastModified", "When it last changed", .dateTime),
      ]),
  ]
}
