/// Reads XML 1.0 (fifth edition) as servers send it: strictly, UTF-8 only, and no document types,
/// so that nothing is ever expanded or fetched.
struct XMLReader {
  /// Above this depth a text is refused: trees are walked recursively.
  private static let deepest = 128
  private static let largest = 1 << 28

  let bytes: [UInt8]
  var at = 0
  /// The elements that are open, with the names as they were written.
  private var open: [(element: XMLElement, tag: ArraySlice<UInt8>, text: [UInt8])] = []
  private var root: XMLElement?

  static func read(_ bytes: [UInt8]) throws(FormatError) -> XMLElement {
    var reader = XMLReader(bytes)
    return try reader.document()
  }

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  private mutating func document() throws(FormatError) -> XMLElement {
    guard bytes.count < Self.largest else {
      throw FormatError("an XML text larger than 256 MiB", at: Self.largest)
    }
    try checkText()
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
    try declaration()
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "<") {
        try markup()
      } else if open.isEmpty {
        guard Self.isBlank(bytes[at]) else { throw fault("text outside of the root element") }
        at += 1
      } else {
        open[open.count - 1].text += try characters()
      }
    }
    if let last = open.last {
      throw fault("the element \"\(Self.text(last.tag))\" is not closed")
    }
    guard let root else { throw fault("there is no element") }
    return root
  }

  private mutating func markup() throws(FormatError) {
    if starts(with: "</") {
      try endTag()
    } else if starts(with: "<!--") {
      try comment()
    } else if starts(with: "<![CDATA[") {
      guard !open.isEmpty else { throw fault("a CDATA section outside of the root element") }
      open[open.count - 1].text += try section()
    } else if starts(with: "<!") {
      throw fault("document types are refused")
    } else if starts(with: "<?") {
      try instruction()
    } else {
      try startTag()
    }
  }

  private mutating func startTag() throws(FormatError) {
    let offset = at
    guard root == nil else { throw fault("a second root element") }
    guard open.count < Self.deepest else { throw fault("nested deeper than \(Self.deepest)") }
    at += 1
    let tag = try name()
    let attributes = try attributes()
    let element = XMLElement(
      name: try local(tag, offset), attributes: attributes, offset: offset)
    if starts(with: "/>") {
      at += 2
      close(element)
    } else if starts(with: ">") {
      at += 1
      open.append((element, tag, []))
    } else {
      throw fault("a tag is not closed")
    }
  }

  private mutating func endTag() throws(FormatError) {
    let offset = at
    at += 2
    let tag = try name()
    skipBlanks()
    guard starts(with: ">") else { throw fault("a tag is not closed") }
    guard let last = open.popLast() else {
      throw FormatError("an end tag without its start tag", at: offset)
    }
    guard last.tag.elementsEqual(tag) else {
      throw FormatError(
        "the element \"\(Self.text(last.tag))\" ends as \"\(Self.text(tag))\"", at: offset)
    }
    at += 1
    var element = last.element
    element.text = String(decoding: last.text, as: UTF8.self)
    close(element)
  }

  private mutating func close(_ element: XMLElement) {
    if open.isEmpty {
      root = element
    } else {
      open[open.count - 1].element.children.append(element)
    }
  }

  private mutating func attributes() throws(FormatError) -> [(name: String, value: String)] {
    var attributes: [(name: String, value: String)] = []
    var names: Set<ArraySlice<UInt8>> = []
    while true {
      let start = at
      skipBlanks()
      guard at < bytes.count, !starts(with: "/"), !starts(with: ">") else { return attributes }
      guard at > start else { throw fault("a blank is missing before an attribute") }
      let offset = at
      let tag = try name()
      guard names.insert(tag).inserted else {
        throw FormatError("the attribute \"\(Self.text(tag))\" stands twice", at: offset)
      }
      skipBlanks()
      guard starts(with: "=") else { throw fault("an attribute without a value") }
      at += 1
      skipBlanks()
      let value = try attributeValue()
      let declares = tag.elementsEqual("xmlns".utf8) || tag.starts(with: "xmlns:".utf8)
      if !declares { attributes.append((try local(tag, offset), value)) }
    }
  }

  /// A name without its prefix (Namespaces in XML, section 4).
  private func local(_ name: ArraySlice<UInt8>, _ offset: Int) throws(FormatError) -> String {
    let parts = name.split(
      separator: ASCII.colon, maxSplits: 2, omittingEmptySubsequences: false)
    guard let last = parts.last, parts.count <= 2, parts.allSatisfy({ !$0.isEmpty }) else {
      throw FormatError("the name \"\(Self.text(name))\" has a colon too many", at: offset)
    }
    return Self.text(last)
  }

  static func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}
