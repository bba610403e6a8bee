internal import Formats
internal import HTTP

/// Looks in an answer that is said to be the last for a total above the rows that came.
///
/// A definition that reads no total leaves its proof unused; where the app gives one all the same,
/// a list that stays below it is cut off.
enum SignOfTotal {
  private static let members = [
    "total", "totalCount", "total_count", "totalResults", "total_results", "totalSize",
    "total_size", "totalItems", "total_items", "totalElements", "total_elements", "totalRecords",
    "total_records", "@odata.count",
  ]
  private static let fields = ["x-total", "x-total-count", "total-count"]
  private static let holders = [
    "meta", "metadata", "paging", "pagination", "_pagination", "page", "pageInfo", "result_info",
  ]

  /// What the answer, or what holds the list in it, says; nil where it says nothing of the kind.
  static func find(
    _ answer: Record, _ fields: HeaderFields, rows: Expression?, above received: Int
  ) -> String? {
    // Where an expression chooses among the rows, fewer come than there are.
    guard let place = rows.map({ $0.plainPath?.dropLast() }) ?? [] else { return nil }
    for name in Self.fields {
      if let text = fields[name], let total = PageRule.whole(.string(text)), total > received {
        return "\(name): \(total)"
      }
    }
    // Beside the rows, wherever they lie, or where the answer begins.
    for path in paths.map({ place + $0 }) + (place.isEmpty ? [] : paths) {
      if let total = PageRule.whole(answer.pick(path)), total > received {
        return "\(path.joined(separator: ".")): \(total)"
      }
    }
    return nil
  }

  private static let paths =
    members.map { [$0] } + holders.flatMap { holder in members.map { [holder, $0] } }
}
