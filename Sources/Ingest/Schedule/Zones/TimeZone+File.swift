extension TimeZone {
  /// A zone from the bytes of its file.
  package init(name: String, file bytes: [UInt8]) throws(TimeZoneError) {
    self = try ZoneFileReader.read(bytes, name: name)
  }
}
