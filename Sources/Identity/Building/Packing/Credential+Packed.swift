extension Credential: Packed {
  init(id: ArraySlice<UInt8>, _ reader: inout PackedReader) {
    self.init(id: String(decoding: id, as: UTF8.self))
    kind = reader.word(else: .unknown)
    name = reader.text()
    let ownerKind: Reference.Kind = reader.word(else: .either)
    owner = reader.text().map { Reference(ownerKind, $0) }
    scopes = reader.texts()
    status = reader.text()
    privileged = reader.truth()
    created = reader.time()
    expires = reader.time()
    lastUsed = reader.time()
    url = reader.text()
  }

  func pack(into writer: inout PackedWriter) {
    writer.add(kind)
    writer.add(name)
    writer.add(owner?.kind ?? .either)
    writer.add(owner?.id)
    writer.add(scopes)
    writer.add(status)
    writer.add(privileged)
    writer.add(created)
    writer.add(expires)
    writer.add(lastUsed)
    writer.add(url)
  }

  /// The first telling of a credential stands.
  func complete(from other: Credential) {}
}
