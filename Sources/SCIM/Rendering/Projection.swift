import Formats

/// Which top-level attributes a client wants (RFC 7644 section 3.9).
///
/// `id` and `schemas` are always returned, and so is `meta.resourceType`, without which some
/// clients cannot read a list, unless `meta` is excluded by name.
struct Projection {
  private var bits: UInt64 = .max
  private(set) var keepsResourceType = true

  static let all = Projection()

  private init() {}

  @inline(__always)
  func has(_ attribute: ServedAttribute) -> Bool { bits >> UInt64(attribute.rawValue) & 1 == 1 }

  /// `attributes=a,b.c`: a sub-attribute brings its whole attribute.
  init(only list: String) {
    bits = 0
    for (attribute, _) in Self.attributes(list) { bits |= Self.bit(attribute) }
    bits |= Self.bit(.id) | Self.bit(.schemas)
  }

  /// The attributes of these names, which are in small letters.
  init(only names: Set<[UInt8]>) {
    bits = Self.bit(.id) | Self.bit(.schemas)
    for name in names {
      if let attribute = AttributePath(name)?.attribute { bits |= Self.bit(attribute) }
    }
  }

  /// `excludedAttributes=a,b.c`: an attribute stays where only a part of it is unwanted.
  init(without list: String) {
    for (attribute, isWhole) in Self.attributes(list)
    where isWhole && attribute != .id && attribute != .schemas {
      bits &= ~Self.bit(attribute)
      if attribute == .meta { keepsResourceType = false }
    }
  }

  private static func bit(_ attribute: ServedAttribute) -> UInt64 {
    1 << UInt64(attribute.rawValue)
  }

  /// The attributes that the list names; unknown names are passed over.
  private static func attributes(
    _ list: String
  ) -> [(attribute: ServedAttribute, isWhole: Bool)] {
    list.utf8.split(separator: ASCII.comma).compactMap { item in
      let path = AttributePath(Array(item.drop { $0 == ASCII.space }))
      guard let path else { return nil }
      return path.attribute.map { ($0, path.subAttribute == nil) }
    }
  }
}
