import Formats
import HTTP

/// A key that was verified on a connection: while it is shown again unchanged there, the next
/// request need not be hashed.
struct VerifiedKey: Sendable {
  let record: KeyRecord
  /// The value of `Authorization`.
  private let shown: [UInt8]
  private let epoch: Int

  /// `epoch` is the one of the key ring before it was asked. Nil without a value.
  init?(_ record: KeyRecord, shownBy fields: HeaderFields, epoch: Int) {
    guard let value = fields.bytes(.authorization) else { return nil }
    self.record = record
    self.epoch = epoch
    shown = Array(value)
  }

  /// Whether the request shows the same key, no key was revoked since, and it has not expired.
  ///
  /// A proxy may send requests of many clients over one connection, so the time it takes tells
  /// nothing of where two values differ.
  func opens(_ fields: HeaderFields, epoch: Int, at now: Timestamp) -> Bool {
    guard epoch == self.epoch, record.isValid(at: now), fields.count(.authorization) == 1,
      let value = fields.bytes(.authorization)
    else { return false }
    return KeyRing.areEqual(value, shown[...])
  }
}
