internal import Formats

extension DefinitionReader {
  func mistake(_ place: Place, _ what: String) { collector.add(file, place, what) }

  func text(_ value: LocatedValue, _ what: String) -> String? {
    if case .string(let text) = value.content { return text }
    mistake(value.place, "\(what) must be a text in quotes")
    return nil
  }

  /// An expression; its variables must exist at this point.
  func expression(_ value: LocatedValue) -> Expression? {
    guard let text = text(value, "an expression") else { return nil }
    do {
      let expression = try Expression(text)
      check(expression.variables, value.place)
      check(nameIn: expression, value.place)
      if let parent { check(fieldsOf: parent, in: expression, value.place) }
      return expression
    } catch {
      mistake(value.place, "not a JMESPath expression: \(error.message)\n\(error.caret(in: text))")
      return nil
    }
  }

  func template(_ value: LocatedValue) -> Template? {
    guard let text = text(value, "this") else { return nil }
    do {
      let template = try Template(text)
      check(template.variables, value.place)
      for expression in template.expressions { check(nameIn: expression, value.place) }
      if let parent {
        for expression in template.expressions {
          check(fieldsOf: parent, in: expression, value.place)
        }
      }
      return template
    } catch {
      mistake(value.place, "an expression in braces cannot be read: \(error)")
      return nil
    }
  }

  private func check(_ variables: Set<String>, _ place: Place) {
    uses.variables.formUnion(variables)
    for variable in variables.subtracting(known).sorted() {
      let hint = NearestSpelling.hint(for: variable, among: Array(known))
      let all = known.sorted().map { "$" + $0 }.joined(separator: ", ")
      mistake(place, "there is no variable $\(variable) here\(hint.isEmpty ? ": \(all)" : hint)")
    }
  }

  /// Whether `$settings.name` and `$login.name` exist.
  private func check(nameIn expression: Expression, _ place: Place) {
    if let name = expression.settingName, !settingNames.contains(name) {
      let hint = NearestSpelling.hint(for: name, among: settingNames)
      mistake(place, "the definition has no setting \"\(name)\"\(hint)")
    }
    if let name = expression.givenName, !secretNames.contains(name) {
      let hint = NearestSpelling.hint(for: name, among: secretNames)
      mistake(place, "the definition has no secret \"\(name)\"\(hint)")
    }
    if let name = expression.loginName, !loginNames.contains(name) {
      let hint = NearestSpelling.hint(for: name, among: loginNames)
      mistake(place, "the sign-in keeps nothing named \"\(name)\" until here\(hint)")
    }
  }

  /// A list of named templates, in the order in which they stand.
  func templates(_ object: ObjectReader?) -> [(name: String, value: Template)] {
    object?.allMembers.compactMap { member in
      template(member.value).map { (member.key, $0) }
    } ?? []
  }

  /// How a field gets its value: an expression, a literal, or a structured form.
  func form(_ value: LocatedValue) -> ValueForm? {
    switch value.content {
    case .string: return expression(value).map { .expression($0) }
    case .bool, .number: return .literal(value.json)
    case .null: return .literal(.null)
    case .array(let values): return .first(values.compactMap { form($0) })
    case .object(let members):
      guard let object = ObjectReader(value, as: "a value", file: file, into: collector) else {
        return nil
      }
      let keys = members.map { $0.key }
      defer { object.finish() }
      if keys.contains("time") { return time(object) }
      if keys.contains("flag") { return flag(object) }
      if keys.contains("listed") { return listed(object) }
      if keys.contains("lookup") { return lookup(object) }
      if keys.contains("included") { return included(object) }
      if keys.contains("map") { return table(object) }
      mistake(value.place, "a value in braces has map, time, flag, listed, lookup or included")
      return nil
    }
  }

  /// The keys of each structured form, by the one that tells it.
  private static let formKeys: [String: Set<String>] = [
    "map": ["of", "map", "otherwise", "absent", "ignoreCase"],
    "time": ["time", "as", "never"], "flag": ["flag", "yes", "no"],
    "listed": ["listed", "in", "yes", "no", "unavailable"],
    "lookup": ["lookup", "in", "by", "value", "absent", "unavailable", "ignoreCase"],
    "included": ["included", "value", "absent"],
  ]

  /// Whether an object with these keys is a structured form, where it may be a plain object too.
  static func isForm(_ keys: [String]) -> Bool {
    keys.contains { key in
      formKeys[key].map { vocabulary in keys.allSatisfy { vocabulary.contains($0) } } ?? false
    }
  }

  private func table(_ object: ObjectReader) -> ValueForm? {
    let of = object.required("of", example: "\"type\"").flatMap { expression($0) }
    let ignoresCase = object.bool("ignoreCase") ?? false
    var map: [String: JSON] = [:]
    for member in object.object("map", as: "map")?.allMembers ?? [] {
      map[ignoresCase ? member.key.lowercased() : member.key] = member.value.json
    }
    let absent = object.value("absent")?.json ?? .null
    let example = "\"unknown\" (or \"error\", \"same\", a value)"
    guard let of, let otherwise = object.required("otherwise", example: example) else { return nil }
    let rule: TableForm.Otherwise =
      switch otherwise.json {
      case .string("error"): .error
      case .string("same"): .same
      case .string("unknown"): .value(.null)
      case let value: .value(value)
      }
    return .table(
      TableForm(of: of, map: map, absent: absent, otherwise: rule, ignoresCase: ignoresCase))
  }

  private func time(_ object: ObjectReader) -> ValueForm? {
    let of = object.value("time").flatMap { expression($0) }
    let spellings = TimeForm.Spelling.allCases.map { $0.rawValue }
    let spelling = object.word("as", of: spellings).flatMap { TimeForm.Spelling(rawValue: $0) }
    let never = object.strings("never") ?? []
    return of.map { .time(TimeForm(of: $0, spelling: spelling ?? .rfc3339, never: never)) }
  }

  private func flag(_ object: ObjectReader) -> ValueForm? {
    let of = object.value("flag").flatMap { expression($0) }
    let yes = object.strings("yes") ?? ["true", "yes", "1"]
    let no = object.strings("no") ?? ["false", "no", "0"]
    return of.map { .flag(FlagForm(of: $0, yes: yes, no: no)) }
  }

  private func earlierStream(_ object: ObjectReader, _ place: Place) -> String {
    let stream = object.requiredString("in", example: "members") ?? ""
    uses.streams.insert(stream)
    if !streamNames.contains(stream) {
      let hint = NearestSpelling.hint(for: stream, among: streamNames)
      mistake(place, "no stream \"\(stream)\" stands before this one\(hint)")
    }
    return stream
  }

  private func lookup(_ object: ObjectReader) -> ValueForm? {
    let of = object.value("lookup").flatMap { expression($0) }
    let stream = earlierStream(object, object.place)
    let by = object.required("by", example: "\"id\"").flatMap { expression($0) }
    let value = object.required("value", example: "\"name\"").flatMap { expression($0) }
    let absent = object.value("absent")?.json
    let unavailable = object.value("unavailable")?.json ?? .null
    let ignoresCase = object.bool("ignoreCase") ?? false
    guard let of, let by, let value else { return nil }
    for expression in [by, value] { check(expression, ofKeptRowsIn: stream, object.place) }
    return .lookup(
      LookupForm(
        of: of, stream: stream, by: by, value: value, absent: absent, unavailable: unavailable,
        ignoresCase: ignoresCase))
  }

  private func included(_ object: ObjectReader) -> ValueForm? {
    let linkage = object.value("included").flatMap { expression($0) }
    let value = object.required("value", example: "\"attributes.name\"").flatMap { expression($0) }
    let absent = object.value("absent")?.json
    guard let linkage, let value else { return nil }
    return .included(IncludedForm(linkage: linkage, value: value, absent: absent))
  }

  private func listed(_ object: ObjectReader) -> ValueForm? {
    let of = object.value("listed").flatMap { expression($0) }
    let place = object.place
    let stream = earlierStream(object, place)
    let yes = object.value("yes")?.json ?? .bool(true)
    let no = object.value("no")?.json ?? .bool(false)
    let unavailable = object.value("unavailable")?.json ?? .null
    return of.map {
      .listed(ListedForm(of: $0, stream: stream, yes: yes, no: no, unavailable: unavailable))
    }
  }
}
