import Formats
import Identity

/// What one value is held against, made ready once for all resources.
enum FilterTest {
  case text([UInt8], FilterOperator, isExact: Bool)
  case bool(Bool)
  case time(Int64, FilterOperator)

  /// Refuses a comparison that makes no sense for the type (RFC 7644 section 3.12, table 9).
  init(
    _ attribute: SchemaAttribute, _ operation: FilterOperator, _ value: FilterValue
  ) throws(SCIMError) {
    let name = attribute.name
    switch (attribute.kind, value) {
    case (.boolean, _):
      guard let truth = value.truth else {
        throw .filter("\(name) is true or false and can be compared with nothing else.")
      }
      guard !operation.isOrder, !operation.isPart else {
        throw .filter("\(name) is true or false and can be compared by eq and ne only.")
      }
      self = .bool(truth)
    case (.dateTime, .string(let text)) where !operation.isPart:
      guard
        let time = Timestamp(rfc3339: text[...], assumesUTC: true) ?? Timestamp(date: text[...])
      else { throw .filter("\(name) is a time: compare it with one like 2026-01-02T03:04:05Z.") }
      self = .time(time.milliseconds, operation)
    case (.binary, .string) where operation.isOrder:
      throw .filter("\(name) is binary and has no order.")
    case (.string, .string(let text)), (.reference, .string(let text)),
      (.binary, .string(let text)), (.dateTime, .string(let text)):
      let isExact = attribute.isCaseExact
      self = .text(isExact ? text : CaseFolding.fold(text), operation, isExact: isExact)
    case (.complex, _):
      throw .filter("\(name) has parts: name the one to be compared.")
    default:
      throw .filter("\(name) can only be compared with a string in double quotes.")
    }
  }

  /// Whether it holds for the value. `ne` is tested as `eq` and turned around by who asks.
  func holds(for node: JSONNode) -> Bool {
    switch self {
    case .bool(let truth): return node.bool == truth
    case .time(let time, let operation):
      guard let text = node.utf8, let own = Timestamp(rfc3339: text) else { return false }
      return operation.holds(own.milliseconds, time)
    case .text(let wanted, let operation, let isExact):
      guard let text = node.utf8 else { return false }
      return isExact
        ? operation.holds(text, wanted) : operation.holds(CaseFolding.fold(text)[...], wanted)
    }
  }
}

extension FilterValue {
  /// Some clients put quotes around a Boolean.
  fileprivate var truth: Bool? {
    switch self {
    case .bool(let truth): truth
    case .string(let text):
      switch String(decoding: CaseFolding.fold(text), as: UTF8.self) {
      case "true": true
      case "false": false
      default: nil
      }
    case .number, .null: nil
    }
  }
}

extension FilterOperator {
  fileprivate func holds(_ own: Int64, _ wanted: Int64) -> Bool {
    switch self {
    case .greater: own > wanted
    case .greaterOrEqual: own >= wanted
    case .less: own < wanted
    case .lessOrEqual: own <= wanted
    case .equal, .notEqual, .contains, .startsWith, .endsWith: own == wanted
    }
  }

  fileprivate func holds(_ own: ArraySlice<UInt8>, _ wanted: [UInt8]) -> Bool {
    switch self {
    case .equal, .notEqual: own.elementsEqual(wanted)
    case .startsWith: own.starts(with: wanted)
    case .endsWith: own.count >= wanted.count && own.suffix(wanted.count).elementsEqual(wanted)
    case .contains: Self.contains(own, wanted)
    case .less: own.lexicographicallyPrecedes(wanted)
    case .lessOrEqual: !wanted.lexicographicallyPrecedes(own)
    case .greater: wanted.lexicographicallyPrecedes(own)
    case .greaterOrEqual: !own.lexicographicallyPrecedes(wanted)
    }
  }

  private static func contains(_ own: ArraySlice<UInt8>, _ wanted: [UInt8]) -> Bool {
    guard let first = wanted.first else { return true }
    guard own.count >= wanted.count else { return false }
    for start in own.startIndex...(own.endIndex - wanted.count)
    where own[start] == first && own[start...].starts(with: wanted) {
      return true
    }
    return false
  }
}
