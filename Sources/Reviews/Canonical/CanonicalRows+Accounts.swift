internal import Formats
internal import Identity

extension CanonicalRows {
  func writeAccounts(to cells: inout some CellWriter) throws -> Int {
    let accounts = snapshot.accounts
    var walk = AccessWalk(source.access)
    for (position, row) in accounts.enumerated() {
      let texts = row.ranges
      let extra = snapshot.extra(row)
      cells.beginRow(of: source)
      writeNames(texts, to: &cells)
      cells.plain(words.status[row.status])
      cells.ready(.value(row.statusRaw), of: source)
      cells.plain(words.accountType[row.type])
      // person_id, person_match, employment_status, employment_end
      cells.unknown(columns: 4)
      writeWork(row, extra, to: &cells)
      writeActivity(row, extra, to: &cells)
      cells.flag(row.multiFactor)
      cells.list(extra.map { snapshot.bytes($0.multiFactorMethods) } ?? [])
      cells.flag(row.singleSignOn)
      cells.flag(row.external)
      walk.go(toAccount: position)
      writeAccess(position, walk, to: &cells)
      // flags
      cells.unknown()
      cells.text(snapshot.bytes(texts.url))
      try cells.endRow()
    }
    return accounts.count
  }

  private func writeNames(_ texts: AccountRanges, to cells: inout some CellWriter) {
    let email = snapshot.bytes(texts.email)
    cells.text(snapshot.bytes(texts.id))
    cells.text(snapshot.bytes(texts.username))
    cells.text(snapshot.bytes(texts.displayName))
    cells.text(snapshot.bytes(texts.givenName))
    cells.text(snapshot.bytes(texts.familyName))
    cells.text(email)
    cells.text(Self.domain(of: email))
  }

  /// What stands behind the last `@`, in lower case, because domains are compared without case.
  static func domain(of email: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let at = email.lastIndex(of: UInt8(ascii: "@")) else { return [] }
    let domain = email[(at + 1)...]
    return domain.contains(where: ASCII.isUpper) ? domain.map(ASCII.lowered)[...] : domain
  }

  private func writeWork(
    _ row: AccountRow, _ extra: AccountExtraRow?, to cells: inout some CellWriter
  ) {
    cells.text(extra.map { snapshot.bytes($0.employeeNumber) } ?? [])
    cells.ready(.value(row.department), of: source)
    cells.ready(.value(row.title), of: source)
    let manager = extra.map { self.manager($0) }
    cells.text(manager?.name ?? [])
    cells.text(manager?.email ?? [])
    cells.text(extra.map { snapshot.bytes($0.ownerEmail) } ?? [])
  }

  /// What the app says of the manager; where it only gives an id, what that account says.
  private func manager(
    _ extra: AccountExtraRow
  ) -> (name: ArraySlice<UInt8>, email: ArraySlice<UInt8>) {
    let name = snapshot.bytes(extra.managerName)
    let email = snapshot.bytes(extra.managerEmail)
    guard name.isEmpty || email.isEmpty, extra.managerID.length > 0,
      let account = snapshot.account(id: snapshot.bytes(extra.managerID))
    else { return (name, email) }
    let texts = snapshot.accounts[account].ranges
    return (
      name.isEmpty ? snapshot.bytes(texts.displayName) : name,
      email.isEmpty ? snapshot.bytes(texts.email) : email
    )
  }

  private func writeActivity(
    _ row: AccountRow, _ extra: AccountExtraRow?, to cells: inout some CellWriter
  ) {
    cells.time(row.created)
    cells.time(row.updated)
    cells.time(row.lastLogin)
    cells.plain(words.activityBasis[row.lastLoginBasis])
    // days_since_login: a data file knows no time of a run.
    cells.unknown()
    cells.time(extra?.passwordChanged ?? StoredTime.none)
  }

  private func writeAccess(
    _ account: Int, _ walk: AccessWalk, to cells: inout some CellWriter
  ) {
    write(walk.privilege, to: &cells)
    cells.number(snapshot.grants(ofAccount: account).count)
    cells.number(walk.entitlements.count)
    cells.number(directGroupCount(ofAccount: account))
  }

  /// A member with several roles in a group is in that group once.
  private func directGroupCount(ofAccount account: Int) -> Int {
    var count = 0
    var last: UInt32?
    for position in snapshot.memberships(ofAccount: account) {
      let group = snapshot.memberships[Int(position)].group
      if group != last { count += 1 }
      last = group
    }
    return count
  }
}
