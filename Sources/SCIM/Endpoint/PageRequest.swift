import Formats

/// Which part of a list a client asks for (RFC 7644 section 3.4.2.4).
struct PageRequest {
  /// From 1 on.
  let startIndex: Int
  let count: Int

  static let defaultCount = 100
  static let maximumCount = 1000

  /// `start` is where a cursor goes on.
  init(_ query: QueryParameters, from start: Int? = nil) throws(SCIMError) {
    let first = try Self.integer(query, "startindex", named: "startIndex") ?? 1
    startIndex = start ?? max(first, 1)
    let asked = try Self.integer(query, "count", named: "count") ?? Self.defaultCount
    count = min(max(asked, 0), Self.maximumCount)
  }

  /// The positions of the page in a list of that length.
  func range(of total: Int) -> Range<Int> {
    let start = min(startIndex - 1, total)
    return start..<start + min(count, total - start)
  }

  /// Digits with a minus at most; beyond what an integer holds it is the nearest one.
  private static func integer(
    _ query: QueryParameters, _ key: String, named name: String
  ) throws(SCIMError) -> Int? {
    guard let text = query[key] else { return nil }
    let isNegative = text.utf8.first == ASCII.minus
    let digits = text.utf8.dropFirst(isNegative ? 1 : 0)
    guard !digits.isEmpty, digits.allSatisfy({ ASCII.isDigit($0) }) else {
      throw .value("\(name) must be a whole number.")
    }
    if let value = Int(String(decoding: Array(digits), as: UTF8.self)) {
      return isNegative ? -value : value
    }
    return isNegative ? .min : .max
  }
}
