/// What surrounds the elements: the declaration, comments and processing instructions.
extension XMLReader {
  /// The XML declaration, where there is one (section 2.8).
  mutating func declaration() throws(FormatError) {
    guard starts(with: "<?xml"), at + 5 < bytes.count, Self.isBlank(bytes[at + 5]) else { return }
    at += 5
    var values: [String: String] = [:]
    var names: [String] = []
    while true {
      skipBlanks()
      if starts(with: "?>") { break }
      let name = Self.text(try name())
      skipBlanks()
      guard starts(with: "=") else { throw fault("the XML declaration cannot be read") }
      at += 1
      skipBlanks()
      values[name] = try attributeValue()
      names.append(name)
    }
    // The order is fixed, and nothing else may stand here (production 23).
    let known = ["version", "encoding", "standalone"].filter { values[$0] != nil }
    guard names == known, let version = values["version"], version.utf8.starts(with: "1.".utf8)
    else { throw fault("the XML declaration cannot be read") }
    if let encoding = values["encoding"],
      !["utf-8", "us-ascii", "ascii"].contains(encoding.lowercased())
    {
      throw fault("the text says that it is \(encoding): only UTF-8 is read")
    }
    at += 2
  }

  /// Section 2.5.
  mutating func comment() throws(FormatError) {
    let start = at
    at += 4
    _ = try upTo("--", of: "a comment")
    guard starts(with: ">") else {
      throw FormatError("\"--\" inside a comment", at: start)
    }
    at += 1
  }

  /// Section 2.6; what it says to others is nothing to us.
  mutating func instruction() throws(FormatError) {
    let start = at
    at += 2
    let target = try name()
    if target.map({ ASCII.lowered($0) }).elementsEqual("xml".utf8) {
      throw FormatError("an XML declaration that is not the beginning", at: start)
    }
    guard starts(with: "?>") || at < bytes.count && Self.isBlank(bytes[at]) else {
      throw fault("a processing instruction cannot be read")
    }
    _ = try upTo("?>", of: "a processing instruction")
  }
}
