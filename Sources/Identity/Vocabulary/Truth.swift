/// A yes or no that may be unknown; unknown never reads as no.
package enum Truth: UInt8, Sendable, CaseIterable {
  case unknown, no, yes

  package init(_ value: Bool?) { self = value.map { $0 ? .yes : .no } ?? .unknown }

  package var bool: Bool? {
    switch self {
    case .unknown: nil
    case .no: false
    case .yes: true
    }
  }

  /// `true`, `false` or nothing, as the files write it.
  package var word: String {
    switch self {
    case .unknown: ""
    case .no: "false"
    case .yes: "true"
    }
  }
}
