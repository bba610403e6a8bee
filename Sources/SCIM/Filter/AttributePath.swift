import Formats

/// The name of an attribute in a filter or a list: `urn:...:name.sub`, without regard to case
/// (RFC 7644 section 3.10).
struct AttributePath: Equatable {
  /// In small letters, without the URN of a core schema.
  let name: [UInt8]
  let subAttribute: [UInt8]?
  /// A part of an attribute of an extension: `urn:...:manager.value`.
  private let part: [UInt8]?

  /// Nil for what cannot be a name (RFC 7643 section 2.1).
  init?(_ text: [UInt8]) {
    var rest = text.map { ASCII.lowered($0) }[...]
    while rest.last == ASCII.space { rest.removeLast() }
    for urn in Self.coreURNs where rest.starts(with: urn) { rest = rest.dropFirst(urn.count) }
    for urn in Self.extensionURNs where rest.starts(with: urn) {
      let sub = rest.dropFirst(urn.count)
      let parts = sub.dropFirst().split(separator: ASCII.dot, omittingEmptySubsequences: false)
      guard
        sub.isEmpty
          || sub.first == ASCII.colon && parts.count <= 2
            && parts.allSatisfy({ Self.isName($0) })
      else { return nil }
      name = urn
      subAttribute = sub.isEmpty ? nil : Array(parts[0])
      part = parts.count == 2 ? Array(parts[1]) : nil
      return
    }
    part = nil
    var unknownURN: [UInt8] = []
    if rest.starts(with: "urn:".utf8), let colon = rest.lastIndex(of: ASCII.colon) {
      unknownURN = Array(rest[...colon])
      rest = rest[(colon + 1)...]
    }
    let parts = rest.split(separator: ASCII.dot, omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy({ Self.isName($0) }) else { return nil }
    name = unknownURN + parts[0]
    subAttribute = parts.count == 2 ? Array(parts[1]) : nil
  }

  /// The names from the resource down to the value.
  var steps: [[UInt8]] { [name, subAttribute, part].compactMap { $0 } }

  /// The served attribute of that name.
  var attribute: ServedAttribute? { Self.attributes[name] }

  /// Whether this is `name` or `name.sub`, both written in small letters.
  func isEqual(_ path: String) -> Bool {
    (name + (subAttribute.map { [ASCII.dot] + $0 } ?? [])).elementsEqual(path.utf8)
  }

  private static func isName(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first, ASCII.isLetter(first) || first == UInt8(ascii: "$") else {
      return false
    }
    return text.dropFirst().allSatisfy {
      ASCII.isLetter($0) || ASCII.isDigit($0) || $0 == ASCII.minus || $0 == UInt8(ascii: "_")
    }
  }

  private static func lowered(_ text: String) -> [UInt8] { text.utf8.map { ASCII.lowered($0) } }

  private static let coreURNs = [
    SchemaURN.user, SchemaURN.group, SchemaURN.role, SchemaURN.entitlement,
  ].map { lowered($0 + ":") }

  private static let extensionURNs = [
    SchemaURN.enterprise, SchemaURN.userExtension, SchemaURN.groupExtension,
    SchemaURN.entitlementExtension,
  ].map { lowered($0) }

  private static let attributes = Dictionary(
    uniqueKeysWithValues: ServedAttribute.allCases.map { (lowered($0.wireName), $0) })
}
