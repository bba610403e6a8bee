internal import CLinux

/// How the process gives memory back.
package enum Memory {
  /// Keeps large blocks in mappings of their own, which return to the system when they are freed.
  ///
  /// By itself the C library raises this bound up to 32 MB as it sees blocks freed
  /// (mallopt(3)): what a pull is done with would then stay with the process for good.
  package static func returnLargeBlocks() { _ = mallopt(M_MMAP_THRESHOLD, 128 << 10) }
}
