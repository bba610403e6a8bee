internal import Identity

extension CanonicalRows {
  func writeCredentials(to cells: inout some CellWriter) throws -> Int {
    let credentials = snapshot.credentials
    for row in credentials {
      cells.beginRow(of: source)
      cells.text(snapshot.bytes(row.id))
      cells.plain(words.credentialKind[row.kind])
      cells.text(snapshot.bytes(row.name))
      // Without an owner there is no kind of one.
      cells.plain(row.ownerID.length == 0 ? [] : words.principalKind[row.ownerKind])
      cells.text(snapshot.bytes(row.ownerID))
      cells.list(snapshot.bytes(row.scopes))
      cells.ready(.value(row.status), of: source)
      cells.flag(row.privileged)
      cells.plain(row.privileged == .yes ? words.credential : [])
      cells.time(row.created)
      cells.time(row.expires)
      cells.time(row.lastUsed)
      // flags
      cells.unknown()
      cells.text(snapshot.bytes(row.url))
      try cells.endRow()
    }
    return credentials.count
  }
}
