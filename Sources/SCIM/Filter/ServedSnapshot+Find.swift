import Identity

/// What a filter finds without a scan. Results are positions in the list, in its order.
extension ServedSnapshot {
  /// How many resources there are without a filter.
  func count(_ kind: ResourceKind) -> Int {
    switch kind {
    case .users: snapshot.accounts.count
    case .groups: snapshot.groups.count
    case .roles: roles.ordinals.count
    case .entitlements: entitlements.ordinals.count
    }
  }

  /// The position of the resource of that id.
  func position(_ kind: ResourceKind, id: [UInt8]) -> Int? {
    switch kind {
    case .users: snapshot.account(id: id)
    case .groups: snapshot.group(id: id)
    case .roles: roles.position(id: id)
    case .entitlements: entitlements.position(id: id)
    }
  }

  /// What an index finds for `path eq "value"`; nil where there is none for it.
  func indexed(_ kind: ResourceKind, _ path: AttributePath, equal value: [UInt8]) -> [Int]? {
    switch kind {
    case .users:
      if path.isEqual("id") { return snapshot.accounts(.id, equal: value) }
      if path.isEqual("username") { return names.account(userName: value).map { [$0] } ?? [] }
      if path.isEqual("externalid") { return snapshot.accounts(.externalID, equal: value) }
      if path.isEqual("displayname") { return snapshot.accounts(.displayName, equal: value) }
      if path.isEqual("emails.value") || path.isEqual("emails") {
        return snapshot.accounts(.email, equal: value)
      }
    case .groups:
      if path.isEqual("id") { return snapshot.group(id: value).map { [$0] } ?? [] }
      if path.isEqual("displayname") { return names.group(name: value).map { [$0] } ?? [] }
      if path.isEqual("externalid") { return snapshot.groups(externalID: value) }
    case .roles, .entitlements:
      let list = kind == .roles ? roles : entitlements
      if path.isEqual("id") || path.isEqual("value") {
        return list.position(id: value).map { [$0] } ?? []
      }
      if path.isEqual("displayname") || path.isEqual("display") {
        return list.position(display: value).map { [$0] } ?? []
      }
    }
    return nil
  }
}
