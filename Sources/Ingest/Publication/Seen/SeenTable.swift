package import Formats

/// When each object was first seen and when it last changed, for apps that do not say.
///
/// It stands beside a snapshot, never in it: history must not change a content hash. Stored and
/// in memory it is the same bytes, rows in order of kind and id:
///
///     "ROLLSEEN" | format u32 | (kind u8, length of id u32, hash u64, first i64, changed i64, id)
///     per row | XXH64 of what stands before, u64
///
/// All numbers are little-endian; times are milliseconds since 1970.
package struct SeenTable: Sendable, Equatable {
  package let bytes: [UInt8]
  /// Where each row begins.
  private let starts: [Int]

  package enum Kind: UInt8, Sendable {
    case account = 1
    case group, entitlement, credential
  }

  package struct Entry: Sendable, Equatable {
    package let hash: UInt64
    package let firstSeen: Timestamp
    package let changed: Timestamp
  }

  /// The table before the first pull.
  package static let empty = SeenTable(checked: SeenRow.seal(SeenRow.header), starts: [])

  /// Checks and takes over stored bytes; nil where they are damaged or of another format.
  package init?(_ bytes: [UInt8]) {
    guard let starts = SeenRow.starts(in: bytes) else { return nil }
    self.init(checked: bytes, starts: starts)
  }

  init(checked bytes: [UInt8], starts: [Int]) {
    self.bytes = bytes
    self.starts = starts
  }

  package var count: Int { starts.count }

  package func firstSeen(_ kind: Kind, _ id: ArraySlice<UInt8>) -> Timestamp? {
    entry(kind, id)?.firstSeen
  }

  package func changed(_ kind: Kind, _ id: ArraySlice<UInt8>) -> Timestamp? {
    entry(kind, id)?.changed
  }

  package func entry(_ kind: Kind, _ id: ArraySlice<UInt8>) -> Entry? {
    let wanted = SeenRow.Key(kind: kind.rawValue, id: id)
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if key(at: middle) < wanted { low = middle + 1 } else { high = middle }
    }
    return low < starts.count && key(at: low) == wanted ? entry(at: low) : nil
  }

  func key(at row: Int) -> SeenRow.Key { SeenRow.key(in: bytes, at: starts[row]) }
  func entry(at row: Int) -> Entry { SeenRow.entry(in: bytes, at: starts[row]) }
}
