/// Keeps spreadsheets from running cells as formulas, so that reading back loses nothing.
///
/// The rule `apostrophe-v2`: a risky cell gets one apostrophe in front. A risky cell stays risky
/// with an apostrophe before it, so exactly one can be dropped again.
package enum FormulaGuard {
  /// The name by which a manifest says which rule its files follow.
  package static let name = "apostrophe-v2"

  /// Whether a spreadsheet may take the cell for a formula: apostrophes, then blanks or double
  /// quotes, then one of `= + - @`, tab, CR, LF, NUL, or a full-width form of the four.
  package static func isRisky(_ cell: Span<UInt8>) -> Bool {
    // Nearly every cell begins with a letter or a digit.
    guard cell.count > 0, !isHarmless(cell[0]) else { return false }
    var at = 0
    while at < cell.count, cell[at] == ASCII.apostrophe { at &+= 1 }
    while at < cell.count {
      switch cell[at] {
      case ASCII.space, ASCII.quote: at &+= 1
      case ASCII.equals, UInt8(ascii: "+"), ASCII.minus, UInt8(ascii: "@"): return true
      case ASCII.tab, ASCII.carriageReturn, ASCII.lineFeed, 0: return true
      case 0x80...:
        let length = blank(cell, at)
        guard length > 0 else { return isFullWidth(cell, at) }
        at &+= length
      default: return false
      }
    }
    return false
  }

  package static func isRisky(_ cell: [UInt8]) -> Bool { isRisky(cell.span) }

  /// The cell as it is written.
  package static func guarded(_ cell: [UInt8]) -> [UInt8] {
    isRisky(cell.span) ? [ASCII.apostrophe] + cell : cell
  }

  /// The cell as it was before it was written.
  package static func restored(_ cell: [UInt8]) -> [UInt8] {
    cell.first == ASCII.apostrophe && isRisky(cell.span) ? Array(cell.dropFirst()) : cell
  }

  private static func isHarmless(_ byte: UInt8) -> Bool {
    ASCII.isLetter(byte) || ASCII.isDigit(byte)
  }

  /// The length of a blank beyond ASCII, 0 if there is none: U+00A0, U+200B to U+200D, U+2028,
  /// U+2029, U+2060, U+3000, U+FEFF.
  private static func blank(_ cell: Span<UInt8>, _ at: Int) -> Int {
    if cell[at] == 0xC2 { return at &+ 1 < cell.count && cell[at &+ 1] == 0xA0 ? 2 : 0 }
    guard at &+ 2 < cell.count else { return 0 }
    switch (cell[at], cell[at &+ 1], cell[at &+ 2]) {
    case (0xE2, 0x80, 0x8B...0x8D), (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x81, 0xA0),
      (0xE3, 0x80, 0x80), (0xEF, 0xBB, 0xBF):
      return 3
    default: return 0
    }
  }

  /// U+FF1D, U+FF0B, U+FF0D, U+FF20.
  private static func isFullWidth(_ cell: Span<UInt8>, _ at: Int) -> Bool {
    guard at &+ 2 < cell.count, cell[at] == 0xEF, cell[at &+ 1] == 0xBC else { return false }
    return switch cell[at &+ 2] {
    case 0x9D, 0x8B, 0x8D, 0xA0: true
    default: false
    }
  }
}
