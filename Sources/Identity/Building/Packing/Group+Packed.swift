extension Group: Packed {
  init(id: ArraySlice<UInt8>, _ reader: inout PackedReader) {
    self.init(id: String(decoding: id, as: UTF8.self))
    name = reader.text()
    type = reader.text()
    description = reader.text()
    externalID = reader.text()
    ownerEmails = reader.texts()
    dynamic = reader.truth()
    dynamicRule = reader.text()
    created = reader.time()
    updated = reader.time()
    url = reader.text()
  }

  func pack(into writer: inout PackedWriter) {
    writer.add(name)
    writer.add(type)
    writer.add(description)
    writer.add(externalID)
    writer.add(ownerEmails)
    writer.add(dynamic)
    writer.add(dynamicRule)
    writer.add(created)
    writer.add(updated)
    writer.add(url)
  }
}
