internal import Formats

extension DefinitionReader {
  func page(_ object: ObjectReader) -> PageRule? {
    defer { object.finish() }
    guard object.required("next", example: "{ link: \"next\" } (or { none: \"why\" })") != nil
    else { return nil }
    let rule = pageParts(object)
    if let rule { check(rule, object.place) }
    return rule
  }

  /// The rule that the members size, next, total, cap and agree make.
  func pageParts(_ object: ObjectReader) -> PageRule? {
    let size = object.object("size", as: "size").flatMap { self.size($0) }
    let total = object.value("total").flatMap { expression($0) }
    let cap = object.object("cap", as: "cap").flatMap { self.cap($0) }
    let agrees = object.bool("agree") ?? false
    guard let next = object.object("next", as: "next") else { return nil }
    defer { next.finish() }
    return self.next(next).map {
      PageRule(size: size, next: $0, total: total, cap: cap, agrees: agrees)
    }
  }

  private func size(_ object: ObjectReader) -> PageRule.Size? {
    defer { object.finish() }
    guard let parameter = parameter(object) else {
      mistake(object.place, "size needs query: \"per_page\" (or variable, body, form)")
      return nil
    }
    guard let value = object.required("value", example: "100") else { return nil }
    if case .number(let number) = value.content {
      return (try? Expression("`\(number.text)`")).map { .init(parameter: parameter, value: $0) }
    }
    return expression(value).map { .init(parameter: parameter, value: $0) }
  }

  private func cap(_ object: ObjectReader) -> PageRule.Cap? {
    defer { object.finish() }
    _ = object.required("rows", example: "10000")
    guard let rows = object.integer("rows", in: 1...1_000_000_000),
      let say = object.requiredString("say", example: "the API gives 10000 users at most: ...")
    else { return nil }
    return PageRule.Cap(rows: rows, say: say)
  }

  /// Where a value goes, which has to be one place.
  private func parameter(_ object: ObjectReader) -> PageRule.Parameter? {
    let query = object.string("query")
    let variable = object.string("variable")
    let body = object.string("body")
    let form = object.string("form")
    if [query, variable, body, form].count(where: { $0 != nil }) > 1 {
      mistake(object.place, "\(object.subject) goes to one place: query, variable, body or form")
    }
    if let query { return .query(query) }
    if let variable { return .variable(variable) }
    if let form { return .form(form) }
    return body.map { .body($0.split(separator: ".").map { String($0) }) }
  }

  /// `number: "page"` is short for `number: { query: "page" }`.
  private func place(_ object: ObjectReader, _ key: String) -> PageRule.Parameter? {
    guard let value = object.value(key) else { return nil }
    if case .string(let name) = value.content { return .query(name) }
    guard let reader = ObjectReader(value, as: "\"\(key)\"", file: file, into: collector) else {
      return nil
    }
    defer { reader.finish() }
    let place = parameter(reader)
    if place == nil {
      mistake(value.place, "\"\(key)\" needs query: \"\(key)\" (or variable, body, form)")
    }
    return place
  }

  private func next(_ object: ObjectReader) -> PageRule.Next? {
    if object.has("none") { return object.string("none").map { .none(because: $0) } }
    if object.has("link") { return object.string("link").map { .link($0) } }
    if let url = object.value("url") { return expression(url).map { .url($0) } }
    if let cursor = object.value("cursor") {
      return self.cursor(cursor, object).map { .cursor($0) }
    }
    if let keyset = object.value("keyset") {
      let key = expression(keyset)
      let place = parameter(object)
      if place == nil { mistake(object.place, "a keyset needs query: \"after\" (or body, form)") }
      guard let key, let place, let until = until(object) else { return nil }
      return .keyset(key, place, until: until)
    }
    if object.has("number") {
      let place = place(object, "number")
      let first = object.integer("first", in: 0...1) ?? 1
      guard let place, let until = until(object) else { return nil }
      return .number(place, first: first, until: until)
    }
    if object.has("offset") {
      let place = place(object, "offset")
      let first = object.integer("first", in: 0...1) ?? 0
      let steps = PageRule.Step.allCases.map { $0.rawValue }
      let step = object.word("step", of: steps).flatMap { PageRule.Step(rawValue: $0) }
      guard let place, let until = until(object) else { return nil }
      return .offset(place, first: first, step: step ?? .received, until: until)
    }
    mistake(
      object.place,
      "a list must say how it ends: none, link, url, cursor, number, offset or keyset")
    return nil
  }

  private func cursor(_ value: LocatedValue, _ object: ObjectReader) -> CursorRule? {
    let more = object.value("more").flatMap { expression($0) }
    let isAlone = object.bool("only") ?? false
    var request: RequestRule?
    if let reader = object.object("request", as: "the request that continues") {
      request = self.request(reader)
      reader.finish()
      if isAlone {
        mistake(reader.place, "only: true says nothing where another request continues the list")
      }
    }
    guard let place = parameter(object) else {
      mistake(object.place, "a cursor needs query: \"after\" (or variable, body, form)")
      return nil
    }
    if let request, !request.carries(place) {
      mistake(object.place, "the request that continues cannot carry the cursor there")
    }
    return expression(value).map {
      CursorRule(cursor: $0, parameter: place, more: more, isAlone: isAlone, request: request)
    }
  }

  private func until(_ object: ObjectReader) -> PageRule.Until? {
    if let more = object.value("more") { return expression(more).map { .more($0) } }
    if let value = object.value("until"), case .object = value.content {
      guard let reader = object.object("until", as: "until") else { return nil }
      defer { reader.finish() }
      return reader.required("pages", example: "\"total_pages\"").flatMap { expression($0) }
        .map { .pages($0) }
    }
    switch object.word("until", of: ["total", "emptyPage", "shortPage"]) {
    case "total": return .total
    case "emptyPage": return .emptyPage
    case "shortPage": return .shortPage
    default:
      mistake(
        object.place,
        "say how the list ends: until: \"total\" | \"emptyPage\" | \"shortPage\" | { pages: ... }, "
          + "or more: ...")
      return nil
    }
  }

  /// What ends a list must be there to be read.
  func check(_ rule: PageRule, _ place: Place) {
    switch rule.next {
    case .number(_, _, .total), .offset(_, _, _, .total), .keyset(_, _, .total):
      if rule.total == nil { mistake(place, "until: \"total\" needs total: an expression") }
    case .number(_, _, .shortPage), .offset(_, _, _, .shortPage), .keyset(_, _, .shortPage):
      if rule.size == nil { mistake(place, "until: \"shortPage\" needs size") }
    case .offset(_, _, _, .pages), .keyset(_, _, .pages):
      mistake(place, "until: { pages: ... } is for pages that have a number")
    default: break
    }
    if case .offset(_, _, .requested, _) = rule.next, rule.size == nil {
      mistake(place, "step: \"requested\" needs size")
    }
  }

  /// Whether a request has the places where its list's values go.
  func check(_ rule: PageRule, in request: RequestRule, _ place: Place) {
    var parameters = rule.parameters
    // Another request that continues carries the cursor, and was looked at by itself.
    if case .cursor(let cursor) = rule.next, cursor.request != nil {
      parameters = rule.size.map { [$0.parameter] } ?? []
    }
    for parameter in parameters where !request.carries(parameter) {
      let what =
        switch parameter {
        case .variable(let name): "variable: \"\(name)\" needs a GraphQL request"
        case .form(let name): "form: \"\(name)\" needs a POST with a form"
        case .body(let path): "body: \"\(path.joined(separator: "."))\" needs a POST with a body"
        case .query(let name): "query: \"\(name)\" cannot be sent"
        }
      mistake(place, what)
    }
  }
}
