import Formats

/// Tells how two files of rows differ, a row at a time, for a person who wrote a definition.
enum RowDifference {
  /// A sentence for each row that is missing, too much or different; empty where all are equal.
  static func lines(_ name: String, expected: [UInt8], found: [UInt8]) -> [String] {
    guard expected != found else { return [] }
    var missing = rows(expected)
    var extra: [JSON] = []
    for row in rows(found) {
      if let at = missing.firstIndex(of: row) { missing.remove(at: at) } else { extra.append(row) }
    }
    var lines: [String] = []
    for row in missing {
      guard let twin = extra.firstIndex(where: { identity($0) == identity(row) }) else {
        lines.append("\(name): missing: \(text(row))")
        continue
      }
      for change in changes("", row, extra.remove(at: twin)) {
        lines.append("\(name): \(identity(row).joined(separator: " ")): \(change)")
      }
    }
    lines += extra.map { "\(name): not expected: \(text($0))" }
    return lines.isEmpty ? ["\(name): the rows are the same, in another order"] : lines
  }

  /// Every place where two trees differ, with its path.
  static func changes(_ path: String, _ expected: JSON, _ found: JSON) -> [String] {
    switch (expected, found) {
    case (.object(let a), .object(let b)):
      let keys = a.keys + b.keys.filter { a[$0] == nil }
      return keys.flatMap { key in
        changes(path.isEmpty ? key : "\(path).\(key)", a[key] ?? .null, b[key] ?? .null)
      }
    case (.array(let a), .array(let b)) where a.count == b.count:
      return zip(a, b).enumerated().flatMap { position, pair in
        let name = pair.0["stream"]?.string ?? "\(position + 1)"
        return changes("\(path)[\(name)]", pair.0, pair.1)
      }
    default:
      return expected == found
        ? [] : ["\(path): expected \(text(expected)), found \(text(found))"]
    }
  }

  private static let identities = [
    "account_id", "group_id", "member_kind", "member_id", "principal_kind", "principal_id",
    "entitlement_id", "credential_id",
  ]

  private static func identity(_ row: JSON) -> [String] {
    identities.compactMap { row[$0]?.string }
  }

  private static func rows(_ bytes: [UInt8]) -> [JSON] {
    bytes.split(separator: ASCII.lineFeed).map { line in
      (try? JSON.parse(Array(line))) ?? .string(String(decoding: line, as: UTF8.self))
    }
  }

  private static func text(_ value: JSON) -> String {
    // What is unknown says nothing, and most columns of a row are.
    var value = value
    if let object = value.object {
      var known = JSONObject()
      for (key, member) in object where !member.isNull { known[key] = member }
      value = .object(known)
    }
    let text = String(decoding: value.bytes, as: UTF8.self)
    return text.utf8.count > 400 ? String(text.prefix(400)) + "..." : text
  }
}
