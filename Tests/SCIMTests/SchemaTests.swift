import Formats
import Testing

struct SchemaTests {
  /// Common attributes, which no schema lists (RFC 7643 section 3.1).
  private static let common: Set<String> = ["schemas", "id", "externalId", "meta"]

  @Test func whatIsServedStandsInTheSchemas() throws {
    let example = Example(["acme": try Organisation.snapshot()])
    var schemas: [String: JSON] = [:]
    for schema in example.ask("/Schemas").resources { schemas[schema["id"]?.string ?? ""] = schema }
    var missing: Set<String> = []
    for list in ["Users", "Groups", "Roles", "Entitlements"] {
      for item in example.ask("/\(list)").resources {
        let urns = item["schemas"]?.array?.compactMap { $0.string } ?? []
        #expect(urns.allSatisfy { schemas[$0] != nil }, "\(urns)")
        for (name, value) in item.object ?? [:] where !Self.common.contains(name) {
          if let schema = schemas[name] {
            missing.formUnion(undeclared(value, in: schema["attributes"], path: name))
          } else {
            let core = schemas[urns.first ?? ""]?["attributes"]
            missing.formUnion(
              undeclared(.members([name: value]), in: core, path: list))
          }
        }
      }
    }
    #expect(missing == [])
  }

  /// Members of the object that no attribute describes, or with another type or number.
  private func undeclared(_ object: JSON, in attributes: JSON?, path: String) -> Set<String> {
    var missing: Set<String> = []
    for (name, value) in object.object ?? [:] {
      let place = "\(path).\(name)"
      guard let attribute = attributes?.array?.first(where: { $0["name"]?.string == name }) else {
        missing.insert(place)
        continue
      }
      if attribute["multiValued"]?.bool != (value.array != nil) {
        missing.insert(place + " number")
      }
      for one in value.array ?? [value] {
        let type = attribute["type"]?.string
        let isRight =
          switch one {
          case .string: ["string", "reference", "dateTime", "binary"].contains(type)
          case .bool: type == "boolean"
          case .object: type == "complex"
          case .null, .number, .array: false
          }
        if !isRight { missing.insert(place + " type") }
        missing.formUnion(undeclared(one, in: attribute["subAttributes"], path: place))
      }
    }
    return missing
  }

  @Test func everyAttributeHasAllCharacteristics() throws {
    let example = Example(["acme": try Organisation.snapshot()])
    var bare: [String] = []
    func check(_ attributes: JSON?) {
      for attribute in attributes?.array ?? [] {
        let names = [
          "name", "type", "multiValued", "required", "caseExact", "mutability", "returned",
          "uniqueness", "description",
        ]
        if names.contains(where: { attribute[$0] == nil })
          || (attribute["type"] == .string("complex")) != (attribute["subAttributes"] != nil)
        {
          bare.append("\(attribute)")
        }
        check(attribute["subAttributes"])
      }
    }
    for schema in example.ask("/Schemas").resources { check(schema["attributes"]) }
    #expect(bare == [])
    let urn = "urn%3Aietf%3Aparams%3Ascim%3Aschemas%3Acore%3A2.0%3Auser"
    #expect(example.ask("/schemas/\(urn)").status == 200)
  }
}
