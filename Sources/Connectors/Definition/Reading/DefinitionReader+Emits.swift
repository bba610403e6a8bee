internal import Formats
internal import Identity

extension DefinitionReader {
  func emits(_ object: ObjectReader) -> [EmitRule] {
    guard let value = object.value("emit") else { return [] }
    guard case .array(let values) = value.content else {
      mistake(value.place, "emit must be a list: [{ account: { id: \"id\" } }]")
      return []
    }
    return values.compactMap { emit($0) }
  }

  private func emit(_ value: LocatedValue) -> EmitRule? {
    guard let object = ObjectReader(value, as: "an emit rule", file: file, into: collector) else {
      return nil
    }
    defer { object.finish() }
    let when = object.value("when").flatMap { expression($0) }
    let each = object.value("each").flatMap { expression($0) }
    if object.has("cases") {
      return cases(object).map { EmitRule(when: when, each: each, result: .cases($0)) }
    }
    return thing(object).map { EmitRule(when: when, each: each, result: .thing($0)) }
  }

  private func cases(_ object: ObjectReader) -> EmitCases? {
    let of = object.required("of", example: "\"type\"").flatMap { expression($0) }
    var rules: [String: [EmitRule]] = [:]
    for member in object.object("cases", as: "cases")?.allMembers ?? [] {
      guard case .array(let values) = member.value.content else {
        mistake(member.value.place, "a case is a list: [{ account: { id: \"id\" } }]")
        continue
      }
      rules[member.key] = values.compactMap { emit($0) }
    }
    let words = EmitCases.Otherwise.allCases.map { $0.rawValue }
    guard object.required("otherwise", example: "\"error\" (or \"count\")") != nil,
      let word = object.word("otherwise", of: words),
      let otherwise = EmitCases.Otherwise(rawValue: word), let of
    else { return nil }
    return EmitCases(of: of, rules: rules, otherwise: otherwise)
  }

  private func thing(_ object: ObjectReader) -> EmittedThing? {
    var thing: EmittedThing?
    for kind in EmittedThing.Kind.allCases {
      guard let fields = object.object(kind.rawValue, as: kind.rawValue) else { continue }
      if thing != nil { mistake(fields.place, "one emit rule makes one kind of thing") }
      let entitlement = kind == .grant ? fields.object("entitlement", as: "entitlement") : nil
      thing = EmittedThing(
        kind: kind, fields: self.fields(fields, EmittedThing.fields(of: kind)),
        entitlement: entitlement.map { reader in
          let read = self.fields(reader, EmittedThing.entitlementFields)
          reader.finish()
          return read
        })
      fields.finish()
      check(thing, fields.place)
    }
    if thing == nil {
      let kinds = EmittedThing.Kind.allCases.map { $0.rawValue }.joined(separator: ", ")
      mistake(object.place, "an emit rule makes one of \(kinds)")
    }
    return thing
  }

  private func fields(_ object: ObjectReader, _ names: [String]) -> [String: ValueForm] {
    var fields: [String: ValueForm] = [:]
    for name in names {
      guard let value = object.value(name), let form = form(value) else { continue }
      fields[name] = form
      check(words: form, of: name, value.place)
    }
    return fields
  }

  private func check(_ rule: EmittedThing?, _ place: Place) {
    guard let rule else { return }
    for field in EmittedThing.required(of: rule.kind) where rule.fields[field] == nil {
      mistake(place, "\(rule.kind.rawValue) needs \"\(field)\"")
    }
    let ends = ["account", "group", "principal", "member", "memberGroup"].filter {
      rule.fields[$0] != nil && !(rule.kind == .membership && $0 == "group")
    }
    switch rule.kind {
    case .membership, .grant:
      if ends.count != 1 { mistake(place, "\(rule.kind.rawValue) needs exactly one holder") }
    default: break
    }
    if rule.kind == .grant, (rule.entitlement == nil) == (rule.fields["entitlementId"] == nil) {
      mistake(place, "a grant needs entitlement: { ... } or entitlementId")
    }
  }

  /// The words of a closed vocabulary are checked where a table writes them.
  private func check(words form: ValueForm, of field: String, _ place: Place) {
    guard case .table(let table) = form, let words = Self.vocabulary(of: field) else { return }
    for case .string(let word) in table.map.values where !words.contains(word) {
      let hint = NearestSpelling.hint(for: word, among: words)
      mistake(
        place, "\"\(field)\" cannot be \"\(word)\"\(hint): one of \(words.joined(separator: ", "))")
    }
  }

  private static func vocabulary(of field: String) -> [String]? {
    switch field {
    case "privilege": Privilege.words
    case "state": GrantState.words
    case "lastLoginBasis": ActivityBasis.words
    default: nil
    }
  }
}
