internal import Formats
internal import Identity

extension DefinitionReader {
  func decode(_ object: ObjectReader) -> DecodeRule {
    guard let decode = object.object("decode", as: "decode") else {
      return DecodeRule(form: .json, names: [])
    }
    defer { decode.finish() }
    let names = decode.strings("names") ?? []
    if let csv = decode.object("csv", as: "csv"), let rule = csvRule(csv) {
      return DecodeRule(form: .csv(rule), names: names)
    }
    return DecodeRule(form: .json, names: names)
  }

  private func csvRule(_ object: ObjectReader) -> CSVRule? {
    defer { object.finish() }
    let delimiter = object.required("delimiter", example: "\"$settings.delimiter\"")
      .flatMap { expression($0) }
    let encoding = object.required("encoding", example: "\"$settings.encoding\"")
      .flatMap { expression($0) }
    let renamed = object.required("renamed", example: "\"$settings.columns\"")
      .flatMap { expression($0) }
    let required = object.strings("required") ?? []
    let ours = object.word("ours", of: CanonicalFile.allCases.map { $0.rawValue })
    var columns: [(field: String, spellings: [String])] = []
    for member in object.object("columns", as: "columns")?.allMembers ?? [] {
      guard case .array(let values) = member.value.content else {
        mistake(member.value.place, "a column has a list of spellings: [\"user_id\", \"id\"]")
        continue
      }
      columns.append((member.key, values.compactMap { text($0, "a spelling") }))
    }
    guard let delimiter, let encoding, let renamed else { return nil }
    return CSVRule(
      delimiter: delimiter, encoding: encoding, renamed: renamed, columns: columns,
      required: required, ours: ours)
  }

  mutating func emits(_ object: ObjectReader) -> [EmitRule] {
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
    var rule: EmitRule?
    for kind in EmitRule.Kind.allCases {
      guard let fields = object.object(kind.rawValue, as: kind.rawValue) else { continue }
      if rule != nil { mistake(fields.place, "one emit rule makes one kind of thing") }
      let entitlement = kind == .grant ? fields.object("entitlement", as: "entitlement") : nil
      rule = EmitRule(
        kind: kind, fields: self.fields(fields, EmitRule.fields(of: kind)),
        entitlement: entitlement.map { reader in
          let read = self.fields(reader, EmitRule.entitlementFields)
          reader.finish()
          return read
        }, when: when, each: each)
      fields.finish()
      check(rule, fields.place)
    }
    if rule == nil {
      let kinds = EmitRule.Kind.allCases.map { $0.rawValue }.joined(separator: ", ")
      mistake(value.place, "an emit rule makes one of \(kinds)")
    }
    return rule
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

  private func check(_ rule: EmitRule?, _ place: Place) {
    guard let rule else { return }
    for field in EmitRule.required(of: rule.kind) where rule.fields[field] == nil {
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
