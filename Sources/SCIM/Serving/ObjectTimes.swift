import Formats
import Identity

/// When objects were made and last changed: as the app says, else as the pulls saw it.
struct ObjectTimes: Sendable {
  struct Pair: BitwiseCopyable, Sendable {
    var created = StoredTime.none
    var changed = StoredTime.none
  }

  /// Empty where the app tells the times of all accounts, or nobody has seen any.
  private let accounts: [Pair]
  private let groups: [Pair]
  private let entitlements: [Pair]

  init(_ snapshot: Snapshot, _ seen: (any SeenTimes)?) {
    let (accountRows, groupRows) = (snapshot.accounts, snapshot.groups)
    func pairs(_ count: Int, _ kind: ObjectKind, id: (Int) -> ArraySlice<UInt8>) -> [Pair] {
      guard let seen else { return [] }
      return (0..<count).map { object in
        let id = id(object)
        return Pair(
          created: seen.firstSeen(kind, id: id)?.milliseconds ?? StoredTime.none,
          changed: seen.changed(kind, id: id)?.milliseconds ?? StoredTime.none)
      }
    }
    let accountsTell = accountRows.allSatisfy { Self.isTold($0.created, $0.updated) }
    accounts =
      accountsTell
      ? [] : pairs(accountRows.count, .account) { snapshot.bytes(accountRows[$0].ranges.id) }
    let groupsTell = groupRows.allSatisfy { Self.isTold($0.created, $0.updated) }
    groups =
      groupsTell ? [] : pairs(groupRows.count, .group) { snapshot.bytes(groupRows[$0].id) }
    entitlements = pairs(snapshot.entitlements.count, .entitlement) {
      snapshot.id(ofEntitlement: $0)
    }
  }

  func of(_ row: AccountRow, _ account: Int) -> Pair {
    Self.pair(row.created, row.updated, accounts, account)
  }

  func of(_ row: GroupRow, _ group: Int) -> Pair {
    Self.pair(row.created, row.updated, groups, group)
  }

  func of(entitlement: Int) -> Pair {
    Self.pair(StoredTime.none, StoredTime.none, entitlements, entitlement)
  }

  private static func pair(_ created: Int64, _ updated: Int64, _ seen: [Pair], _ at: Int) -> Pair {
    var pair = Pair(created: created, changed: updated)
    guard !isTold(created, updated), at < seen.count else { return pair }
    if created == StoredTime.none { pair.created = seen[at].created }
    if updated == StoredTime.none { pair.changed = seen[at].changed }
    return pair
  }

  private static func isTold(_ created: Int64, _ updated: Int64) -> Bool {
    created != StoredTime.none && updated != StoredTime.none
  }
}
