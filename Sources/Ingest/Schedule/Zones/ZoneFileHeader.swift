/// How many items of each kind a block of a zone file holds (RFC 9636 3.1).
struct ZoneFileHeader {
  /// Bytes of a header.
  static let size = 44

  let universalMarks: Int
  let standardMarks: Int
  let leapSeconds: Int
  let changes: Int
  let types: Int
  let characters: Int

  /// Bytes of the block behind the header, where a time takes that many bytes.
  ///
  /// Every count has 32 bits, so the sum cannot overflow.
  func size(ofTime time: Int) -> Int {
    changes * (time + 1) + types * 6 + characters + leapSeconds * (time + 4) + standardMarks
      + universalMarks
  }
}
