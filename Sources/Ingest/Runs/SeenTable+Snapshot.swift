internal import Formats
internal import Identity

extension SeenTable {
  /// The table of a snapshot, carried on from the one of the generation before.
  static func following(
    _ previous: SeenTable, _ snapshot: Snapshot, at time: Timestamp
  ) throws(FormatError) -> SeenTable {
    var builder = SeenTableBuilder(following: previous, at: time)
    for account in snapshot.accounts.indices {
      try builder.add(
        .account, snapshot.id(ofAccount: account), hash: snapshot.contentHash(ofAccount: account))
    }
    for group in snapshot.groups.indices {
      try builder.add(
        .group, snapshot.id(ofGroup: group), hash: snapshot.contentHash(ofGroup: group))
    }
    for entitlement in snapshot.entitlements.indices {
      try builder.add(
        .entitlement, snapshot.id(ofEntitlement: entitlement),
        hash: snapshot.contentHash(ofEntitlement: entitlement))
    }
    return builder.finish()
  }
}
