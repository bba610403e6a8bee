import Formats

/// Writes resources of one kind; it can leave a long list within one and take it up again.
protocol ResourceRenderer {
  /// Goes on from `place` to the end of the resource, or until the slice is full: false then.
  /// After the end `place` is at the start.
  func render(
    _ position: Int, from place: inout ResourcePlace, of pool: Span<UInt8>,
    to output: inout [UInt8]
  ) -> Bool

  /// How many bytes `render` writes for the whole resource; `slice` is room to count in.
  func length(_ position: Int, of pool: Span<UInt8>, in slice: inout [UInt8]) -> Int
}

extension ResourceRenderer {
  /// By rendering it.
  func length(_ position: Int, of pool: Span<UInt8>, in slice: inout [UInt8]) -> Int {
    var (length, place) = (0, ResourcePlace())
    while true {
      slice.removeAll(keepingCapacity: true)
      let isWhole = render(position, from: &place, of: pool, to: &slice)
      length += slice.count
      if isWhole { return length }
    }
  }
}

/// How far a resource has been written.
struct ResourcePlace {
  /// Lists that are written whole.
  var lists = 0
  /// Where the list after them goes on; nil before its opening.
  var edge: Int?
  /// Whether an item stands in that list.
  var needsComma = false

  var isStart: Bool { lists == 0 && edge == nil }

  /// A list was written whole.
  mutating func endList() {
    lists += 1
    edge = nil
    needsComma = false
  }

  /// A list was left before its end.
  mutating func leave(before edge: Int) {
    self.edge = edge
    needsComma = true
  }
}

/// A part of a body that is rendered at once.
enum Slice {
  /// Where rendering stops, after the item that passes it.
  static let bytes = 262_144
  /// Up to here a body is one piece.
  static let whole = 2_097_152
}

extension [UInt8] {
  /// Whether this is a slice that takes no more.
  @inline(__always)
  var isFullSlice: Bool { count >= Slice.bytes }
}
