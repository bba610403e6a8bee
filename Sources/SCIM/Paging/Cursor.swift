import Formats
import HTTP
import Identity

/// Where a walk by cursor goes on (RFC 9865): on which snapshot, at which place, of which list.
struct Cursor {
  let generation: Int
  /// From 1 on.
  let startIndex: Int

  init(generation: Int, startIndex: Int) {
    self.generation = generation
    self.startIndex = startIndex
  }

  /// Refuses what this endpoint has not given for this very list.
  init(_ text: String, of walk: PagePins.Walk) throws(SCIMError) {
    let parts = text.utf8.split(separator: ASCII.minus, omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in
      part.allSatisfy { ASCII.isDigit($0) }
        ? Int(String(decoding: Array(part), as: UTF8.self)) : nil
    }
    guard numbers.count == 2, parts.count == 3, numbers[1] > 0,
      text.utf8.elementsEqual(
        Cursor(generation: numbers[0], startIndex: numbers[1]).text(of: walk).utf8)
    else {
      throw SCIMError(
        status: .badRequest, kind: .invalidCursor,
        detail: "The cursor was not given for this list, filter and order: begin with cursor=.")
    }
    self.init(generation: numbers[0], startIndex: numbers[1])
  }

  /// The last part tells lists apart; it ends with a letter, so that it is no number.
  func text(of walk: PagePins.Walk) -> String {
    let steps = (walk.order?.steps ?? []).map { String(decoding: $0, as: UTF8.self) }
    let list = [
      walk.keyID, walk.kind.name, walk.filter ?? "", steps.joined(separator: "."),
      walk.order?.isDescending == true ? "descending" : "",
    ].joined(separator: "\u{0}")
    return "\(generation)-\(startIndex)-\(String(HashIndex.hash(Array(list.utf8)), radix: 16))c"
  }
}
