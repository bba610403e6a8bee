/// Renders a body that is too large to stand in memory as a whole, slice by slice.
package protocol BodySlices {
  /// Appends the next slice to `output`, which is empty.
  mutating func appendSlice(to output: inout [UInt8])
}

/// What follows the part of a body that is rendered already; its length is known beforehand.
package struct BodyRest {
  /// How many bytes are still to come.
  package private(set) var count: Int
  private var slices: any BodySlices

  package init(count: Int, slices: any BodySlices) {
    self.count = count
    self.slices = slices
  }

  /// Puts the next slice in the place of what `buffer` held. False if it is none, or longer than
  /// what was promised: the answer cannot be finished then.
  package mutating func renderNext(into buffer: inout [UInt8]) -> Bool {
    buffer.removeAll(keepingCapacity: true)
    slices.appendSlice(to: &buffer)
    guard !buffer.isEmpty, buffer.count <= count else { return false }
    count -= buffer.count
    return true
  }
}
