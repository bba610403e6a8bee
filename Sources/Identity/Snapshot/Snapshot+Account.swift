/// One of the texts that stand in an account's run of the pool, in their stored order.
package enum AccountText: CaseIterable, Sendable {
  case id, username, displayName, givenName, familyName, email, externalID, url
}

extension AccountRow {
  /// Where that text of the account lies.
  package func range(_ which: AccountText) -> TextRange {
    let ranges = ranges
    return switch which {
    case .id: ranges.id
    case .username: ranges.username
    case .displayName: ranges.displayName
    case .givenName: ranges.givenName
    case .familyName: ranges.familyName
    case .email: ranges.email
    case .externalID: ranges.externalID
    case .url: ranges.url
    }
  }

  /// The eight texts at once, for those who render all of them.
  package var ranges: AccountRanges {
    var start = text
    func next(_ length: UInt16) -> TextRange {
      defer { start &+= UInt32(length) }
      return TextRange(start: start, length: UInt32(length))
    }
    return AccountRanges(
      id: next(idLength), username: next(usernameLength), displayName: next(displayNameLength),
      givenName: next(givenNameLength), familyName: next(familyNameLength),
      email: next(emailLength), externalID: next(externalIDLength), url: next(urlLength))
  }

  package var bag: TextRange { TextRange(start: bagStart, length: bagLength) }
}

/// Where the texts of one account lie.
package struct AccountRanges: BitwiseCopyable, Sendable {
  package let id: TextRange
  package let username: TextRange
  package let displayName: TextRange
  package let givenName: TextRange
  package let familyName: TextRange
  package let email: TextRange
  package let externalID: TextRange
  package let url: TextRange
}

extension Snapshot {
  /// The rare facts of an account, if it has any.
  package func extra(_ row: AccountRow) -> AccountExtraRow? {
    row.extra == 0 ? nil : tables.extras[Int(row.extra) - 1]
  }

  package func id(ofAccount account: Int) -> ArraySlice<UInt8> {
    bytes(accounts[account].ranges.id)
  }

  package func id(ofGroup group: Int) -> ArraySlice<UInt8> { bytes(groups[group].id) }

  package func id(ofEntitlement entitlement: Int) -> ArraySlice<UInt8> {
    bytes(entitlements[entitlement].id)
  }
}
