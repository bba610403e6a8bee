package import Formats
import HTTP

/// The keys that open the endpoint; replaced as a whole while requests are answered.
package final class KeyRing: Sendable {
  private struct Table {
    var records: [KeyRecord] = []
    var epoch = 0
  }

  private let table: Locked<Table>

  package init(_ records: [KeyRecord] = []) { table = Locked(Table(records: records)) }

  /// Grows with every replacement: what was verified in an earlier epoch is verified anew.
  package var epoch: Int { table.withLock { $0.epoch } }

  package func replace(with records: [KeyRecord]) {
    table.withLock {
      $0.records = records
      $0.epoch += 1
    }
  }

  /// The record of that key, unless it is revoked or has expired.
  ///
  /// Only digests are compared, each of them whole, so that time tells nothing about a key.
  package func record(ofKey key: [UInt8], at now: Timestamp) -> KeyRecord? {
    guard APIKey.isWellFormed(key) else { return nil }
    let digest = APIKey.hash(key)
    let records = table.withLock { $0.records }
    var found: Int?
    for (position, record) in records.enumerated() where Self.areEqual(record.hash, digest) {
      found = position
    }
    guard let found, records[found].isValid(at: now) else { return nil }
    return records[found]
  }

  private static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.count == right.count else { return false }
    var difference: UInt8 = 0
    for position in left.indices { difference |= left[position] ^ right[position] }
    return difference == 0
  }
}
