/// Where a text lies in the pool; length 0 says that there is none.
package struct TextRange: BitwiseCopyable, Sendable {
  package var start: UInt32 = 0
  package var length: UInt32 = 0

  package init(start: UInt32 = 0, length: UInt32 = 0) {
    self.start = start
    self.length = length
  }
}

/// A time as stored: milliseconds since 1970, or `StoredTime.none`.
package enum StoredTime {
  package static let none = Int64.min
}

/// One account: 72 bytes, ordered so that no padding stands between the fields.
///
/// Its texts lie one after another in the pool from `text` on, in the order of the lengths.
package struct AccountRow: BitwiseCopyable, Sendable {
  package var created: Int64
  package var updated: Int64
  package var lastLogin: Int64
  package var text: UInt32
  package var bagStart: UInt32
  package var bagLength: UInt32
  package var flags: UInt32
  package var statusRaw: UInt32
  package var title: UInt32
  package var department: UInt32
  /// Position in the table of rare facts plus one, or 0.
  package var extra: UInt32
  package var idLength: UInt16
  package var usernameLength: UInt16
  package var displayNameLength: UInt16
  package var givenNameLength: UInt16
  package var familyNameLength: UInt16
  package var emailLength: UInt16
  package var externalIDLength: UInt16
  package var urlLength: UInt16
}

/// What few accounts have.
package struct AccountExtraRow: BitwiseCopyable, Sendable {
  package var passwordChanged: Int64
  package var employeeNumber: TextRange
  package var managerID: TextRange
  package var managerName: TextRange
  package var managerEmail: TextRange
  package var ownerEmail: TextRange
  /// A `TextList`.
  package var multiFactorMethods: TextRange
}

/// One group.
package struct GroupRow: BitwiseCopyable, Sendable {
  package var created: Int64
  package var updated: Int64
  package var id: TextRange
  package var name: TextRange
  package var description: TextRange
  package var externalID: TextRange
  /// A `TextList`.
  package var ownerEmails: TextRange
  package var dynamicRule: TextRange
  package var url: TextRange
  package var type: UInt32
  package var flags: UInt32
}

/// One entitlement.
package struct EntitlementRow: BitwiseCopyable, Sendable {
  package var id: TextRange
  package var slug: TextRange
  package var name: TextRange
  package var description: TextRange
  package var resourceID: TextRange
  package var resourceName: TextRange
  package var ownerEmail: TextRange
  package var url: TextRange
  package var resourceType: UInt32
  package var flags: UInt32
}

/// One credential.
package struct CredentialRow: BitwiseCopyable, Sendable {
  package var created: Int64
  package var expires: Int64
  package var lastUsed: Int64
  package var id: TextRange
  package var name: TextRange
  package var ownerID: TextRange
  /// A `TextList`.
  package var scopes: TextRange
  package var url: TextRange
  package var status: UInt32
  package var flags: UInt32
}

/// One membership: sorted by group, member kind, member, role.
package struct MembershipRow: BitwiseCopyable, Sendable {
  package var group: UInt32
  /// An account's or group's ordinal, or a dictionary position where the kind is unknown.
  package var member: UInt32
  package var role: UInt32
  /// Position in the table of edge facts plus one, or 0.
  package var detail: UInt32
  package var flags: UInt32
}

/// One grant: sorted by principal kind, principal, entitlement.
package struct GrantRow: BitwiseCopyable, Sendable {
  /// An account's or group's ordinal, or a dictionary position where the kind is unknown.
  package var principal: UInt32
  package var entitlement: UInt32
  /// Position in the table of edge facts plus one, or 0.
  package var detail: UInt32
  package var flags: UInt32
}

/// The rarer facts of an edge.
package struct EdgeFactsRow: BitwiseCopyable, Sendable {
  package var since: Int64
  package var expires: Int64
  package var lastUsed: Int64
  package var by: UInt32
  package var unused: UInt32
  package var url: TextRange
}
