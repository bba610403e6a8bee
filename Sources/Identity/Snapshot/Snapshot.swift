internal import Formats

/// Everything one instance said in one complete pull, as tables of bytes; immutable.
///
/// Rows stand in order of their ids, bytewise. The same data gives the same tables and the same
/// content hash on any machine: nothing of the run (time, generation) is in here.
package final class Snapshot: Sendable {
  package let tables: SnapshotTables
  /// SHA-256 over the stored form, lower-case hexadecimal.
  package let contentHash: String

  init(tables: SnapshotTables, contentHash: String) {
    self.tables = tables
    self.contentHash = contentHash
  }

  package var accounts: [AccountRow] { tables.accounts }
  package var groups: [GroupRow] { tables.groups }
  package var entitlements: [EntitlementRow] { tables.entitlements }
  package var credentials: [CredentialRow] { tables.credentials }
  package var memberships: [MembershipRow] { tables.memberships }
  package var grants: [GrantRow] { tables.grants }

  /// The bytes of a text; empty where there is none.
  package func bytes(_ range: TextRange) -> ArraySlice<UInt8> {
    tables.pool[Int(range.start)..<Int(range.start) + Int(range.length)]
  }

  /// The text, or nil where there is none.
  package func text(_ range: TextRange) -> String? {
    range.length == 0 ? nil : String(decoding: bytes(range), as: UTF8.self)
  }

  /// A value of the dictionary; position 0 is the empty one.
  package func value(_ position: UInt32) -> ArraySlice<UInt8> {
    bytes(tables.values[Int(position)])
  }

  package func valueText(_ position: UInt32) -> String? { text(tables.values[Int(position)]) }
}

/// The tables of a snapshot; `StoredSnapshot` writes and reads them in this order.
package struct SnapshotTables: Sendable {
  package var accounts: [AccountRow] = []
  package var extras: [AccountExtraRow] = []
  package var groups: [GroupRow] = []
  package var entitlements: [EntitlementRow] = []
  package var credentials: [CredentialRow] = []
  package var memberships: [MembershipRow] = []
  package var grants: [GrantRow] = []
  package var edgeFacts: [EdgeFactsRow] = []
  /// Distinct repeated values, sorted bytewise; the first is the empty one.
  package var values: [TextRange] = []
  /// Memberships of group g are the rows from `groupMembers[g]` up to `groupMembers[g + 1]`.
  package var groupMembers: [UInt32] = [0]
  /// For each account, then each group: where its own memberships begin in `memberOf`.
  package var memberOfStarts: [UInt32] = [0]
  /// Positions in `memberships`, by member.
  package var memberOf: [UInt32] = []
  /// For each account, then each group: where its grants begin in `grants`.
  package var grantStarts: [UInt32] = [0]
  /// For each entitlement: where its grants begin in `holders`.
  package var holderStarts: [UInt32] = [0]
  /// Positions in `grants`, by entitlement.
  package var holders: [UInt32] = []
  package var accountIDs = HashIndex()
  package var accountUsernames = HashIndex()
  package var accountExternalIDs = HashIndex()
  package var accountEmails = HashIndex()
  package var accountDisplayNames = HashIndex()
  package var groupIDs = HashIndex()
  package var groupNames = HashIndex()
  package var groupExternalIDs = HashIndex()
  package var entitlementIDs = HashIndex()
  package var pool: [UInt8] = []
}
