import Formats
import Identity

/// Walks the members of an attribute bag: a compact JSON object that was written by ourselves, so
/// that it need not be checked again.
struct BagMembers {
  private(set) var key = TextRange()
  private(set) var value = TextRange()
  private var at: Int
  private let end: Int

  init(_ object: TextRange) {
    // Between the braces.
    at = Int(object.start) + 1
    end = Int(object.start) + Int(object.length) - 1
  }

  /// Goes to the next member; false after the last.
  mutating func next(in pool: Span<UInt8>) -> Bool {
    guard at < end, pool[at] == ASCII.quote else { return false }
    let keyEnd = Self.endOfString(pool, from: at, end: end)
    key = Self.range(at + 1, keyEnd - 1)
    let start = keyEnd + 1
    let valueEnd = Self.endOfValue(pool, from: start, end: end)
    value = Self.range(start, valueEnd)
    at = valueEnd + 1
    return true
  }

  private static func range(_ start: Int, _ end: Int) -> TextRange {
    TextRange(
      start: UInt32(truncatingIfNeeded: start), length: UInt32(truncatingIfNeeded: end - start))
  }

  /// Just behind the closing quote of the string that begins at `start`.
  private static func endOfString(_ pool: Span<UInt8>, from start: Int, end: Int) -> Int {
    var at = start + 1
    while at < end, pool[at] != ASCII.quote { at += pool[at] == ASCII.backslash ? 2 : 1 }
    return min(at + 1, end)
  }

  /// Where the comma or the end stands that follows the value at `start`.
  private static func endOfValue(_ pool: Span<UInt8>, from start: Int, end: Int) -> Int {
    var (at, depth) = (start, 0)
    while at < end {
      switch pool[at] {
      case ASCII.quote:
        at = endOfString(pool, from: at, end: end)
        continue
      case ASCII.openBrace, ASCII.openBracket: depth += 1
      case ASCII.closeBrace, ASCII.closeBracket: depth -= 1
      case ASCII.comma where depth == 0: return at
      default: break
      }
      at += 1
    }
    return end
  }
}
