/// Appends lent bytes in one copy.
///
/// One of the audited files: the pointer lives for one call, and the array copies from it.
extension [UInt8] {
  @inlinable
  package mutating func append(_ fragment: Span<UInt8>) {
    unsafe fragment.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }
}
