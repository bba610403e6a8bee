import Formats
import Identity

/// Where the attributes lie that an account's own source gave (RFC 7643 sections 4.1 and 4.3).
///
/// What the snapshot keeps in its rows (ids, status, edges) is never taken from here.
struct AttributeBag {
  private var ranges = InlineArray<16, TextRange>(repeating: TextRange())

  /// The attributes that may be in a bag, in the order in which they are served.
  static let attributes: [BagAttribute] = [
    ServedAttribute.name, .displayName, .nickName, .profileUrl, .title, .userType,
    .preferredLanguage, .locale, .timezone, .emails, .phoneNumbers, .ims, .photos, .addresses,
    .x509Certificates, .enterprise,
  ].map { BagAttribute($0) }

  init(_ bag: TextRange, of pool: Span<UInt8>) {
    guard bag.length > 2 else { return }
    let names = Self.attributes
    var members = BagMembers(bag)
    while members.next(in: pool) {
      guard pool[Int(members.value.start)] != UInt8(ascii: "n") else { continue }
      for position in names.indices
      where ranges[position].length == 0 && Self.isEqual(members.key, names[position].name, pool) {
        ranges[position] = members.value
        break
      }
    }
  }

  /// The JSON of the attribute, length 0 where there is none.
  @inline(__always)
  subscript(position: Int) -> TextRange { ranges[position] }

  static func isEqual(_ range: TextRange, _ name: [UInt8], _ pool: Span<UInt8>) -> Bool {
    guard Int(range.length) == name.count else { return false }
    for position in name.indices
    where ASCII.lowered(pool[Int(range.start) + position]) != name[position] {
      return false
    }
    return true
  }
}

/// An attribute that may be in a bag, with its name ready to be compared and to be written.
struct BagAttribute: Sendable {
  let attribute: ServedAttribute
  /// In small letters.
  let name: [UInt8]
  /// `,"name":`
  let opening: [UInt8]

  init(_ attribute: ServedAttribute) {
    self.attribute = attribute
    name = attribute.wireName.utf8.map { ASCII.lowered($0) }
    opening = Array(",\"\(attribute.wireName)\":".utf8)
  }
}

/// Positions in `AttributeBag.attributes` of those that rows can stand in for.
enum BagPosition {
  static let name = 0
  static let displayName = 1
  static let title = 4
  static let emails = 9
  static let enterprise = 15
}
