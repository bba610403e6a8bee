internal import Formats

/// The stored form of a snapshot: the same tables, a format number, a checksum per block.
///
///     "ROLLSNAP" | format u32 | sections u32 | (row size u32, 0 u32, rows u64) per section
///     | the sections, each padded to 8 bytes | XXH64 of each block of what stands before, u64
///     | number of checksums u64
///
/// All numbers are little-endian. Loading is reading and checking; nothing is parsed.
package enum StoredSnapshot {
  package static let format: UInt32 = 1
  static let magic = Array("ROLLSNAP".utf8)
  static let blockSize = 1 << 18

  package struct Damage: Error, Sendable, CustomStringConvertible {
    package let what: String
    package var description: String { "the stored snapshot is damaged: \(what)" }
  }

  /// The bytes of a snapshot, as they are stored.
  package static func bytes(_ snapshot: Snapshot) -> [UInt8] {
    encode(snapshot.tables) { length in
      var bytes: [UInt8] = []
      bytes.reserveCapacity(length)
      return bytes
    }
  }

  /// The snapshot of these tables, with its content hash.
  static func seal(_ tables: SnapshotTables) -> Snapshot {
    let digest = encode(tables) { _ in SHA256() }
    return Snapshot(tables: tables, contentHash: Hexadecimal.encode(digest.finish()))
  }

  private static func encode<Output: StoredOutput>(
    _ tables: SnapshotTables, into make: (_ length: Int) -> Output
  ) -> Output {
    var tables = tables
    var heads = SectionHeads()
    tables.visit(&heads)
    let content = magic.count + 8 + heads.bytes.count + heads.length
    let length = content + (content / blockSize + 2) * 8
    var writer = SectionWriter(make(length), heads)
    tables.visit(&writer)
    writer.seal()
    return writer.output
  }

  /// Checks and loads; throws `Damage` with the place, never traps.
  package static func load(_ bytes: [UInt8]) throws(Damage) -> Snapshot {
    var reader = try SectionReader(bytes)
    var tables = SnapshotTables()
    tables.visit(&reader)
    if let problem = reader.problem { throw Damage(what: problem) }
    if let problem = tables.inconsistency { throw Damage(what: problem) }
    return Snapshot(tables: tables, contentHash: SHA256.hex(bytes))
  }
}

/// Sees every table of a snapshot once, in stored order; writing and reading are visits.
protocol TableVisitor {
  mutating func visit<Row: BitwiseCopyable>(_ rows: inout [Row])
}

extension TableVisitor {
  mutating func visit(_ index: inout HashIndex) {
    visit(&index.slots)
    visit(&index.entries)
  }
}

extension SnapshotTables {
  mutating func visit(_ visitor: inout some TableVisitor) {
    visitor.visit(&accounts)
    visitor.visit(&extras)
    visitor.visit(&groups)
    visitor.visit(&entitlements)
    visitor.visit(&credentials)
    visitor.visit(&memberships)
    visitor.visit(&grants)
    visitor.visit(&edgeFacts)
    visitor.visit(&values)
    visitor.visit(&groupMembers)
    visitor.visit(&memberOfStarts)
    visitor.visit(&memberOf)
    visitor.visit(&grantStarts)
    visitor.visit(&holderStarts)
    visitor.visit(&holders)
    visitor.visit(&accountIDs)
    visitor.visit(&accountUsernames)
    visitor.visit(&accountExternalIDs)
    visitor.visit(&accountEmails)
    visitor.visit(&accountDisplayNames)
    visitor.visit(&groupIDs)
    visitor.visit(&groupNames)
    visitor.visit(&groupExternalIDs)
    visitor.visit(&entitlementIDs)
    visitor.visit(&pool)
  }
}
