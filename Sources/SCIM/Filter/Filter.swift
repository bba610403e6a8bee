import Formats

/// A filter as it was written (RFC 7644 section 3.4.2.2), not yet held against any schema.
indirect enum Filter {
  case all([Filter])
  case any([Filter])
  case not(Filter)
  case present(AttributePath)
  case compare(AttributePath, FilterOperator, FilterValue)
  /// `emails[type eq "work"]`: one item for which the filter holds.
  case item(AttributePath, Filter)
}

/// How an attribute is compared.
enum FilterOperator: String {
  case equal = "eq"
  case notEqual = "ne"
  case contains = "co"
  case startsWith = "sw"
  case endsWith = "ew"
  case greater = "gt"
  case greaterOrEqual = "ge"
  case less = "lt"
  case lessOrEqual = "le"

  /// Whether it asks which of two values comes first.
  var isOrder: Bool {
    switch self {
    case .greater, .greaterOrEqual, .less, .lessOrEqual: true
    case .equal, .notEqual, .contains, .startsWith, .endsWith: false
    }
  }

  /// Whether it looks for a part of a text.
  var isPart: Bool { self == .contains || self == .startsWith || self == .endsWith }
}

/// What an attribute is compared with.
enum FilterValue {
  case string([UInt8])
  case bool(Bool)
  case number
  case null
}
