/// The canonical files of an export; their columns are what reviewers and importers rely on.
package enum CanonicalFile: String, CaseIterable, Sendable {
  case accounts, groups, entitlements, memberships, grants, credentials

  /// The header line, by which a file of our own is told from any other.
  package var header: [String] { columns.map { $0.name } }
}

/// A column of a canonical file.
package struct CanonicalColumn: Sendable {
  package enum Kind: Sendable {
    /// Free text, which the formula guard protects.
    case text
    /// One of a closed set of words.
    case word
    /// RFC 3339 in UTC.
    case time
    /// `true`, `false` or empty.
    case flag
    case number
    /// Texts joined by `;`; a JSON array in NDJSON.
    case list

    /// Whether the cells hold what people typed somewhere, which a spreadsheet may take for a
    /// formula; the others hold what we form ourselves.
    package var isGuarded: Bool { self == .text || self == .list }
  }

  package let name: String
  package let kind: Kind

  init(_ name: String, _ kind: Kind) {
    self.name = name
    self.kind = kind
  }
}
