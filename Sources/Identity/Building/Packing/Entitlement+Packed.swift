extension Entitlement: Packed {
  /// The id stands as given: a derived one is derived from the same fields again.
  init(id: ArraySlice<UInt8>, _ reader: inout PackedReader) {
    self.init(kind: reader.word(else: .permission), slug: reader.text() ?? "")
    givenID = String(decoding: id, as: UTF8.self)
    resourceType = reader.text()
    resourceID = reader.text()
    resourceName = reader.text()
    name = reader.text()
    description = reader.text()
    privilege = reader.word(else: .unknown)
    ownerEmail = reader.text()
    url = reader.text()
    isServedAsSlug = reader.flag()
  }

  func pack(into writer: inout PackedWriter) {
    writer.add(kind)
    writer.add(slug)
    writer.add(resourceType)
    writer.add(resourceID)
    writer.add(resourceName)
    writer.add(name)
    writer.add(description)
    writer.add(privilege)
    writer.add(ownerEmail)
    writer.add(url)
    writer.add(isServedAsSlug)
  }
}

extension Resource: Packed {
  /// What entitlements know of it: its type and its id in the app.
  static func key(type: String, id: String) -> String { "\(type)\u{0}\(id)" }

  /// Only what a resource lends is read back: its name and its link.
  init(id: ArraySlice<UInt8>, _ reader: inout PackedReader) {
    self.init(type: "", id: "", name: reader.text(), url: reader.text())
  }

  func pack(into writer: inout PackedWriter) {
    writer.add(name)
    writer.add(url)
  }

  /// The last telling of a resource stands.
  mutating func complete(from other: Resource) {
    name = other.name
    url = other.url
  }
}
