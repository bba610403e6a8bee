internal import Formats
internal import Identity

/// Turns one row into the objects and edges that its stream declares.
struct Emitter: Sendable {
  let rules: [EmitRule]
  let lists: KnownLists

  func emit(
    _ record: Record, in scope: Scope, into log: inout RecordLog
  ) throws(ExpressionFailure) {
    for rule in rules {
      guard let each = rule.each else {
        try emit(rule, record, scope, into: &log)
        continue
      }
      let inner = scope.setting("record", to: record.tree)
      switch try each.value(of: record, in: scope) {
      case .null: break
      case .array(let items):
        for item in items { try emit(rule, Record(item), inner, into: &log) }
      case let single: try emit(rule, Record(single), inner, into: &log)
      }
    }
  }

  private func emit(
    _ rule: EmitRule, _ record: Record, _ scope: Scope, into log: inout RecordLog
  ) throws(ExpressionFailure) {
    if let when = rule.when, !(try when.holds(of: record, in: scope)) { return }
    let reader = FieldReader(fields: rule.fields, record: record, scope: scope, lists: lists)
    switch rule.kind {
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
      let entitlement = try rule.entitlement.map { fields throws(ExpressionFailure) in
        try FieldReader(fields: fields, record: record, scope: scope, lists: lists).entitlement()
      }
      log.append(try reader.grant(to: entitlement?.id), to: entitlement)
    case .credential: log.append(try reader.credential())
    }
  }
}
