/// What a pull is worth.
package enum Verdict: UInt8, Word {
  /// Every list ended by its declared terminator, and the expectations hold.
  case complete
  /// An optional list has a gap: published and marked.
  case partial
  /// Nothing is published.
  case failed

  package var word: String { "\(self)" }
}

/// Whether the credential could see all that a list holds; paging cannot tell.
package enum Visibility: UInt8, Word {
  case unknown, whole, part

  package var word: String {
    switch self {
    case .unknown: "not known"
    case .whole: "seen whole"
    case .part: "seen in part"
    }
  }
}
