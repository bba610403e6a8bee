internal import Formats
internal import Identity

extension ExportSource {
  /// When the first and the last answer of the pull came; the pull's own times where it asked
  /// nothing.
  var window: (first: Timestamp, last: Timestamp) {
    (
      ledger.streams.compactMap { $0.first }.min() ?? ledger.started,
      ledger.streams.compactMap { $0.last }.max() ?? ledger.finished
    )
  }

  var manifestEntry: JSON {
    .members([
      "source_id": .string(instance), "title": .optional(title), "owner": .optional(owner),
      "environment": .optional(environment), "in_scope": .bool(isInScope),
      "connector": .string(ledger.connector), "definition_sha256": .string(ledger.definition),
      "verdict": .string(ledger.verdict.word),
      "reasons": .array(ledger.reasons.map { .string($0) }),
      "visibility": .string(ledger.visibility.word),
      "visibility_basis": .string(ledger.visibilityBasis),
      "snapshot": .members([
        "generation": .integer(generation), "sha256": .string(snapshot.contentHash),
        "first_request_at": .string(window.first.rfc3339),
        "last_request_at": .string(window.last.rfc3339),
      ]),
      "record": record, "ledger": ledger.json,
    ])
  }
}

extension BundleFile {
  /// What a reader must know to read the file right, and to prove that it is this one.
  var manifestEntry: JSON {
    var entry: JSONObject = [
      "name": .string(path), "kind": .string(kind.rawValue), "format": .string(format.rawValue),
      "rows": .integer(rows), "bytes": .integer(bytes), "sha256": .string(digest),
      "encoding": .string("utf-8"), "bom": .bool(false),
      "columns": .array(kind.header.map { .string($0) }),
      "sort_keys": .array(kind.sortKeys.map { .string($0) }),
    ]
    switch format {
    case .csv:
      entry["header"] = .bool(true)
      entry["eol"] = .string("CRLF")
      entry["delimiter"] = .string(",")
      entry["quote"] = .string("minimal, RFC 4180")
      entry["formula_guard"] = .string(FormulaGuard.name)
    case .json, .ndjson:
      entry["eol"] = .string("LF")
      entry["formula_guard"] = .null
    }
    return .object(entry)
  }
}

extension CanonicalFile {
  /// The columns by which rows are in order, each bytewise.
  var sortKeys: [String] {
    switch self {
    case .accounts: ["source_id", "account_id"]
    case .groups: ["source_id", "group_id"]
    case .entitlements: ["source_id", "entitlement_id"]
    case .memberships: ["source_id", "group_id", "member_kind", "member_id", "member_role"]
    case .grants: ["source_id", "principal_kind", "principal_id", "entitlement_id"]
    case .credentials: ["source_id", "credential_id"]
    }
  }
}
