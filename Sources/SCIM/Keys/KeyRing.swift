package import Formats
import HTTP
import Synchronization

/// The keys that open the endpoint; replaced as a whole while requests are answered.
package final class KeyRing: Sendable {
  private let records: Locked<[KeyRecord]>
  private let changes = Atomic<Int>(0)

  package init(_ records: [KeyRecord] = []) { self.records = Locked(records) }

  /// Grows with every change: what was verified in an earlier epoch is verified anew.
  package var epoch: Int { changes.load(ordering: .acquiring) }

  package func replace(with new: [KeyRecord]) {
    records.withLock { records in
      if records == new { return }
      records = new
      // After the records: who still sees the old epoch verifies once more than needed.
      changes.add(1, ordering: .releasing)
    }
  }

  /// The record of that key, unless it is revoked or has expired.
  ///
  /// Only digests are compared, each of them whole, so that time tells nothing about a key.
  package func record(ofKey key: [UInt8], at now: Timestamp) -> KeyRecord? {
    guard APIKey.isWellFormed(key) else { return nil }
    let digest = APIKey.hash(key)
    let records = records.withLock { $0 }
    var found: Int?
    for (position, record) in records.enumerated()
    where Self.areEqual(record.hash[...], digest[...]) {
      found = position
    }
    guard let found, records[found].isValid(at: now) else { return nil }
    return records[found]
  }

  /// In a time that depends on the lengths alone.
  static func areEqual(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
    guard left.count == right.count else { return false }
    var difference: UInt8 = 0
    for (one, other) in zip(left, right) { difference |= one ^ other }
    return difference == 0
  }
}
