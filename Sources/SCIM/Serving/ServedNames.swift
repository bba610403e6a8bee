import Formats
import Identity

/// The names by which SCIM clients know accounts and groups.
struct ServedNames: Sendable {
  private let snapshot: Snapshot
  private let users: UniqueNames
  private let groups: UniqueNames

  init(_ snapshot: Snapshot) {
    self.snapshot = snapshot
    let (accounts, groupRows) = (snapshot.accounts, snapshot.groups)
    users = UniqueNames(
      count: accounts.count, suffix: [UInt8(ascii: "#")],
      id: { snapshot.bytes(accounts[$0].ranges.id) },
      name: { snapshot.bytes(accounts[$0].ranges.username) },
      isTaken: { !snapshot.accounts(.username, equal: $0).isEmpty })
    groups = UniqueNames(
      count: groupRows.count, suffix: Array(" #".utf8), id: { snapshot.bytes(groupRows[$0].id) },
      name: { snapshot.bytes(groupRows[$0].name) },
      isTaken: { !snapshot.groups(named: $0).isEmpty })
  }

  /// Whether every account's name is the one its source gave.
  var keepsAllUserNames: Bool { users.changed.isEmpty }

  /// The user name where it is neither the source's nor, for want of one, the id.
  func changedUserName(_ account: Int) -> [UInt8]? { users.changed[account] }

  func userName(_ account: Int) -> ArraySlice<UInt8> {
    if let changed = users.changed[account] { return changed[...] }
    let ranges = snapshot.accounts[account].ranges
    return snapshot.bytes(ranges.username.length > 0 ? ranges.username : ranges.id)
  }

  func groupName(_ group: Int) -> ArraySlice<UInt8> {
    if let changed = groups.changed[group] { return changed[...] }
    let row = snapshot.groups[group]
    return snapshot.bytes(row.name.length > 0 ? row.name : row.id)
  }

  func account(userName: [UInt8]) -> Int? {
    users.owner(of: userName) ?? snapshot.accounts(.username, equal: userName).first
  }

  func group(name: [UInt8]) -> Int? {
    groups.owner(of: name) ?? snapshot.groups(named: name).first
  }
}
