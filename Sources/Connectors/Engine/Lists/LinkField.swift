internal import Formats

/// Reads the `Link` field (RFC 8288 section 3), where many apps say what comes next.
struct LinkField {
  private var bytes: ArraySlice<UInt8>

  private init(_ line: String) { bytes = Array(line.utf8)[...] }

  /// The target of the first link with that relation; nil where there is none.
  ///
  /// A field that cannot be read is a fault: taken for one without a next link, it would end a
  /// list that goes on.
  static func target(_ relation: String, in lines: [String]) throws -> String? {
    let wanted = relation.utf8.map { ASCII.lowered($0) }
    for line in lines {
      var field = LinkField(line)
      while let link = try field.next() {
        if link.relations.contains(wanted) { return String(decoding: link.target, as: UTF8.self) }
      }
    }
    return nil
  }

  private struct Link {
    var target: ArraySlice<UInt8>
    /// In lower case: relation types are compared without case (section 3.3).
    var relations: [[UInt8]] = []
  }

  private mutating func next() throws -> Link? {
    // A list may hold empty elements (RFC 9110 section 5.6.1).
    skip { Self.isBlank($0) || $0 == ASCII.comma }
    guard let first = bytes.first else { return nil }
    guard first == UInt8(ascii: "<") else {
      throw PullFailure(.list, "the Link field cannot be read: a link begins with <")
    }
    guard let close = bytes.firstIndex(of: UInt8(ascii: ">")) else {
      throw PullFailure(.list, "the Link field is cut off: a < without its >")
    }
    var link = Link(target: bytes[(bytes.startIndex + 1)..<close])
    bytes = bytes[(close + 1)...]
    var hasRelation = false
    while let (name, value) = try parameter() {
      // Only the first rel counts (section 3.3).
      guard name.elementsEqual("rel".utf8), !hasRelation else { continue }
      hasRelation = true
      link.relations = value.split(whereSeparator: { Self.isBlank($0) }).map { word in
        word.map { ASCII.lowered($0) }
      }
    }
    return link
  }

  /// The next parameter of the link, its name in lower case; nil where the link ends.
  private mutating func parameter() throws -> (name: [UInt8], value: [UInt8])? {
    skip { Self.isBlank($0) || $0 == ASCII.semicolon }
    guard let first = bytes.first, first != ASCII.comma else { return nil }
    let name = take { $0 != ASCII.equals && $0 != ASCII.semicolon && $0 != ASCII.comma }
    guard bytes.first == ASCII.equals else { return (Self.folded(name), []) }
    bytes = bytes.dropFirst()
    skip { Self.isBlank($0) }
    if bytes.first == ASCII.quote { return (Self.folded(name), try quoted()) }
    return (Self.folded(name), Array(take { $0 != ASCII.semicolon && $0 != ASCII.comma }))
  }

  /// A quoted string (RFC 9110 section 5.6.4).
  private mutating func quoted() throws -> [UInt8] {
    var value: [UInt8] = []
    bytes = bytes.dropFirst()
    while let byte = bytes.popFirst() {
      switch byte {
      case ASCII.quote: return value
      case ASCII.backslash: if let next = bytes.popFirst() { value.append(next) }
      default: value.append(byte)
      }
    }
    throw PullFailure(.list, "the Link field is cut off: a quote is not closed")
  }

  private mutating func skip(_ condition: (UInt8) -> Bool) { bytes = bytes.drop(while: condition) }

  private mutating func take(_ condition: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    let taken = bytes.prefix(while: condition)
    bytes = bytes[taken.endIndex...]
    return taken
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == ASCII.space || byte == ASCII.tab }

  private static func folded(_ name: ArraySlice<UInt8>) -> [UInt8] {
    name.filter { !isBlank($0) }.map { ASCII.lowered($0) }
  }
}
