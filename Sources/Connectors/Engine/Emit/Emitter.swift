internal import Formats
internal import Identity

/// Turns one row into the objects and edges that its stream declares.
struct Emitter: Sendable {
  let rules: [EmitRule]
  let lists: KnownLists

  /// Puts what the row becomes into the log; the ledger counts what no case of the definition
  /// takes, and words that no flag knows.
  func emit(
    _ record: Record, in scope: Scope, into log: inout RecordLog,
    counting ledger: inout StreamLedger
  ) throws(ExpressionFailure) {
    try emit(rules, record, scope, &log, &ledger)
  }

  private func emit(
    _ rules: [EmitRule], _ record: Record, _ scope: Scope, _ log: inout RecordLog,
    _ ledger: inout StreamLedger
  ) throws(ExpressionFailure) {
    for rule in rules {
      guard let each = rule.each else {
        try emit(rule, record, scope, &log, &ledger)
        continue
      }
      let inner = scope.setting("record", to: record.tree)
      switch try each.value(of: record, in: scope) {
      case .null: break
      case .array(let items):
        for item in items { try emit(rule, Record(item), inner, &log, &ledger) }
      case let single: try emit(rule, Record(single), inner, &log, &ledger)
      }
    }
  }

  private func emit(
    _ rule: EmitRule, _ record: Record, _ scope: Scope, _ log: inout RecordLog,
    _ ledger: inout StreamLedger
  ) throws(ExpressionFailure) {
    if let when = rule.when, !(try when.holds(of: record, in: scope)) { return }
    switch rule.result {
    case .thing(let thing): try emit(thing, record, scope, &log, &ledger)
    case .cases(let cases):
      let name = try cases.name(of: record, in: scope)
      if let rules = cases.rules[name] {
        try emit(rules, record, scope, &log, &ledger)
      } else {
        ledger.dropped["no case for \(name)", default: 0] += 1
      }
    }
  }

  private func emit(
    _ thing: EmittedThing, _ record: Record, _ scope: Scope, _ log: inout RecordLog,
    _ ledger: inout StreamLedger
  ) throws(ExpressionFailure) {
    var reader = FieldReader(fields: thing.fields, record: record, scope: scope, lists: lists)
    switch thing.kind {
    case .account: log.append(try reader.account())
    case .facts: log.append(facts: try reader.account())
    case .group:
      let group = try reader.group()
      log.append(group)
      if let parent = try reader.text("parent") {
        var nesting = Membership(groupID: parent, member: Reference(.group, group.id))
        nesting.direct = .yes
        log.append(nesting)
      }
    case .resource:
      log.append(
        Resource(
          type: try reader.required("type"), id: try reader.required("id"),
          name: try reader.text("name"), url: try reader.text("url")))
    case .entitlement: log.append(try reader.entitlement())
    case .membership: log.append(try reader.membership())
    case .grant:
      let entitlement = try thing.entitlement.map { fields throws(ExpressionFailure) in
        var reader = FieldReader(fields: fields, record: record, scope: scope, lists: lists)
        return try reader.entitlement()
      }
      log.append(try reader.grant(to: entitlement?.id), to: entitlement)
    case .credential: log.append(try reader.credential())
    }
    for (field, word) in reader.unread { ledger.count(unread: word, in: field) }
  }
}

extension EmitCases {
  /// The case that the row belongs to.
  fileprivate func name(
    of record: Record, in scope: Scope
  ) throws(ExpressionFailure) -> String {
    let value = try of.value(of: record, in: scope)
    let name: String? =
      switch value {
      case .string(let text): text
      case .number(let number): number.text
      case .bool(let flag): flag ? "true" : "false"
      case .null: "null"
      case .array, .object: nil
      }
    guard let name else {
      throw ExpressionFailure(
        expression: of.text, what: "gives an \(value.kind), and cases need one value")
    }
    if rules[name] == nil, otherwise == .error {
      throw ExpressionFailure(
        expression: of.text, what: "gives \"\(name.prefix(80))\", which is none of the cases")
    }
    return String(name.prefix(80))
  }
}
