internal import Formats

extension CSVRule {
  /// The field of that name, or of one of its spellings; nil where the file has no such field.
  func field(spelt name: String) -> String? {
    let wanted = Self.folded(name)
    let named = columns.first { Self.folded($0.field) == wanted }
    let spelt = columns.first { $0.spellings.contains { Self.folded($0) == wanted } }
    return (named ?? spelt)?.field
  }

  /// Names are compared without case, and with blanks and hyphens as underscores.
  static func folded(_ name: String) -> [UInt8] {
    name.utf8.map { byte in
      byte == ASCII.space || byte == ASCII.minus ? UInt8(ascii: "_") : ASCII.lowered(byte)
    }
  }
}
