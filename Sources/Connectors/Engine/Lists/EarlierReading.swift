internal import Formats
internal import Identity

/// What the first reading of a list showed, for the second one to be held against.
///
/// Rows that come twice may be a habit of the app, such as pages that overlap: then the second
/// reading shows the same. Where it shows others, the list moves, and what slipped past is unknown.
struct EarlierReading {
  let seen: NameTable
  /// The first ids that came again, and on which page; none where something else moved.
  let repeats: [[UInt8]]
  let page: Int

  /// Why the first rows that come again in the second reading are no habit; nil where they are.
  func refusal(of others: [[UInt8]], page other: Int) -> String? {
    guard !repeats.isEmpty, page != other || repeats != others else { return nil }
    return "rows came twice on page \(page), and in a second reading others did on page \(other): "
      + "the list does not hold still, so rows may be missing"
  }

  /// A row that it saw and that the second reading, in which others came twice, did not.
  func missing(from others: NameTable) -> String? {
    for name in 0..<seen.count where others.find(seen[name]) == nil {
      return String(decoding: seen[name].prefix(80), as: UTF8.self)
    }
    return nil
  }
}
