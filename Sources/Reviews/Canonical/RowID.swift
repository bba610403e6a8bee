internal import Formats

/// Ids of rows, made of what the row is about: the same in every export of every machine.
enum RowID {
  /// `rg_` and 26 base32 digits, 130 bits, of SHA-256 over the length-prefixed parts.
  static func grant(
    source: String, principalKind: [UInt8], principalID: ArraySlice<UInt8>,
    entitlementID: ArraySlice<UInt8>
  ) -> [UInt8] {
    var digest = SHA256()
    add(source.utf8Span.span, to: &digest)
    add(principalKind.span, to: &digest)
    add(principalID.span, to: &digest)
    add(entitlementID.span, to: &digest)
    return Array("rg_".utf8) + Base32.encode(Array(digest.finish().prefix(17))).utf8.prefix(26)
  }

  /// The length in four bytes, the highest first, then the part: no two lists of parts read alike.
  private static func add(_ part: Span<UInt8>, to digest: inout SHA256) {
    let length = UInt32(truncatingIfNeeded: part.count)
    digest.update([24, 16, 8, 0].map { UInt8(truncatingIfNeeded: length >> $0) })
    digest.update(part)
  }
}
