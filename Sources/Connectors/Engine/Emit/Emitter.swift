internal import Formats
internal import Identity

/// Turns one row into the objects and edges that its stream declares.
struct Emitter: Sendable {
  let rules: [EmitRule]
  let lists: KnownLists

  func emissions(
    of record: Record, in scope: Scope
  ) throws(ExpressionFailure) -> [Emission] {
    var emissions: [Emission] = []
    for rule in rules {
      guard let each = rule.each else {
        try emit(rule, record, scope, into: &emissions)
        continue
      }
      let inner = scope.setting("record", to: record.tree)
      switch try each.value(of: record, in: scope) {
      case .null: break
      case .array(let items):
        for item in items { try emit(rule, Record(item), inner, into: &emissions) }
      case let single: try emit(rule, Record(single), inner, into: &emissions)
      }
    }
    return emissions
  }

  private func emit(
    _ rule: EmitRule, _ record: Record, _ scope: Scope, into emissions: inout [Emission]
  ) throws(ExpressionFailure) {
    if let when = rule.when, !(try when.holds(of: record, in: scope)) { return }
    let reader = FieldReader(fields: rule.fields, record: record, scope: scope, lists: lists)
    switch rule.kind {
    case .account: emissions.append(.account(try reader.account()))
    case .facts: emissions.append(.facts(try reader.account()))
    case .group:
      let group = try reader.group()
      emissions.append(.group(group))
      if let parent = try reader.text("parent") {
        var nesting = Membership(groupID: parent, member: Reference(.group, group.id))
        nesting.direct = .yes
        emissions.append(.membership(nesting))
      }
    case .resource:
      emissions.append(
        .resource(
          Resource(
            type: try reader.required("type"), id: try reader.required("id"),
            name: try reader.text("name"), url: try reader.text("url"))))
    case .entitlement: emissions.append(.entitlement(try reader.entitlement()))
    case .membership: emissions.append(.membership(try reader.membership()))
    case .grant:
      let entitlement = try rule.entitlement.map { fields throws(ExpressionFailure) in
        try FieldReader(fields: fields, record: record, scope: scope, lists: lists).entitlement()
      }
      emissions.append(.grant(try reader.grant(to: entitlement?.id), entitlement))
    case .credential: emissions.append(.credential(try reader.credential()))
    }
  }
}
