import Identity

/// A snapshot in lines that a table of expectations can hold.
enum SnapshotText {
  static func lines(_ snapshot: Snapshot) -> [String] {
    accounts(snapshot) + groups(snapshot) + entitlements(snapshot) + edges(snapshot)
      + credentials(snapshot)
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }

  /// `account 1 ada active mfa=true`; what is unknown is left out.
  private static func accounts(_ snapshot: Snapshot) -> [String] {
    snapshot.accounts.map { row in
      var line = "account \(text(snapshot.bytes(row.range(.id))))"
      if let name = snapshot.text(row.range(.username)) { line += " \(name)" }
      line += " \(row.status.word)"
      let facts: [(String, String?)] = [
        ("raw", snapshot.valueText(row.statusRaw)), ("type", row.type.word),
        ("name", snapshot.text(row.range(.displayName))),
        ("email", snapshot.text(row.range(.email))), ("mfa", row.multiFactor.word),
        ("external", row.external.word), ("privileged", row.privileged.word),
      ]
      for case (let key, let value?) in facts where !value.isEmpty && value != "unknown" {
        line += " \(key)=\(value)"
      }
      return line
    }
  }

  private static func groups(_ snapshot: Snapshot) -> [String] {
    snapshot.groups.map { row in
      "group \(text(snapshot.bytes(row.id))) \(snapshot.text(row.name) ?? "")"
    }
  }

  private static func entitlements(_ snapshot: Snapshot) -> [String] {
    snapshot.entitlements.map { row in
      "entitlement \(text(snapshot.bytes(row.id))) \(row.kind.word) "
        + "\(snapshot.text(row.slug) ?? "") \(row.privilege.word)"
    }
  }

  private static func edges(_ snapshot: Snapshot) -> [String] {
    snapshot.memberships.map { edge in
      let role = snapshot.valueText(edge.role).map { $0.isEmpty ? "" : " as \($0)" } ?? ""
      let direct = edge.direct.word.isEmpty ? "" : " direct=\(edge.direct.word)"
      return "\(text(snapshot.id(ofGroup: Int(edge.group)))) has \(edge.memberKind) "
        + text(snapshot.memberID(edge)) + role + direct
    }
      + snapshot.grants.map { grant in
        let direct = grant.direct.word.isEmpty ? "" : " direct=\(grant.direct.word)"
        return "\(grant.principalKind) \(text(snapshot.principalID(grant))) holds "
          + text(snapshot.id(ofEntitlement: Int(grant.entitlement))) + direct
          + (grant.state == .active ? "" : " \(grant.state.word)")
      }
  }

  private static func credentials(_ snapshot: Snapshot) -> [String] {
    snapshot.credentials.map { row in
      let scopes = TextList.items(snapshot.bytes(row.scopes)).map { text($0) }
        .joined(separator: ";")
      return "credential \(text(snapshot.bytes(row.id))) \(snapshot.text(row.name) ?? "") "
        + "\(snapshot.valueText(row.status) ?? "") \(scopes)"
    }
  }
}
