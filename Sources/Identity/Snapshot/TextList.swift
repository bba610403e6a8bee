/// Several texts in one place of the pool, parted by a byte that no UTF-8 text holds.
package enum TextList {
  package static let separator: UInt8 = 0xFF

  /// The texts; none where there are no bytes.
  package static func items(_ bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    bytes.isEmpty ? [] : bytes.split(separator: separator, omittingEmptySubsequences: false)
  }
}
