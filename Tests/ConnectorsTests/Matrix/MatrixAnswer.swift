import Formats
import HTTP

/// What one answer says, before it is written down in a style.
struct MatrixAnswer {
  var rows: [MatrixRow]
  /// Where the next page begins; nil at the end.
  var next: Int?
  var total: Int?
  var pages: Int?
  /// Members that no definition reads, of the answer's object.
  var also: [(String, JSON)] = []
  /// The text of the token or link to the next page, where it is not what it should be.
  var token: String?
  /// Whether there is more, whatever the answer says.
  private(set) var hasMore = false
  /// The list of which it is a page, and where the page begins.
  let list: [MatrixRow]
  private(set) var start = 0
  /// Whether the list is one inside a record, and this answer holds the record.
  let isOuter: Bool

  /// The honest answer.
  init(_ list: [MatrixRow], _ ask: MatrixApp.Ask, _ style: MatrixStyle) {
    self.list = list
    isOuter = ask.isOuter
    rows = []
    total = list.count
    pages = (list.count + MatrixApp.size - 1) / MatrixApp.size
    var start = ask.offset
    if style.position == .keyset {
      // The rows behind a key, whatever stands before it.
      start = list.firstIndex { ask.offset == 0 || $0.id > MatrixRow(ask.offset).id } ?? list.count
    }
    give(from: start, to: start + (style.isPaged ? MatrixApp.size : list.count))
  }

  /// Gives these rows, and goes on behind them.
  mutating func give(from first: Int, to last: Int) {
    start = min(first, list.count)
    let end = min(last, list.count)
    rows = Array(list[start..<end])
    hasMore = end < list.count
    next = hasMore ? end : nil
  }
}
