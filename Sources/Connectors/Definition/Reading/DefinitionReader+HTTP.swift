internal import Formats

extension DefinitionReader {
  mutating func http(_ object: ObjectReader) -> HTTPRules {
    let authentication = authentication(object)
    if !authentication.keptNames.isEmpty {
      known.insert("login")
      loginNames = authentication.keptNames.sorted()
    }
    let base = object.required("base", example: "\"{$settings.baseURL}\"").flatMap { template($0) }
    if base?.variables.contains("login") ?? false, authentication.asksBelowBase {
      mistake(object.place, "the base needs the sign-in, and the sign-in a URL without that base")
    }
    let headers = templates(object.object("headers", as: "headers"))
    let headersFrom = object.string("headersFrom")
    if let headersFrom, !settingNames.contains(headersFrom) {
      mistake(object.place, "headersFrom names no setting of this definition")
    }
    let page = object.object("page", as: "page").flatMap { self.page($0) }
    let throttle = object.object("throttle", as: "throttle").map { self.throttle($0) }
    let errors = errors(object)
    let concurrency = object.integer("concurrency", in: 1...32)
    object.finish()
    var rules = HTTPRules(
      base: base ?? Template.empty, authentication: authentication, headers: headers,
      headersFrom: headersFrom, page: page, throttle: throttle ?? ThrottleRule(), errors: errors)
    if let concurrency { rules.concurrency = concurrency }
    return rules
  }

  private func throttle(_ object: ObjectReader) -> ThrottleRule {
    var rule = ThrottleRule()
    if let statuses = statuses(object) { rule.statuses = statuses }
    rule.when = object.value("when").flatMap { expression($0) }
    rule.reservePercent = object.integer("reservePercent", in: 0...90) ?? rule.reservePercent
    if let families = object.value("families") {
      guard case .array(let values) = families.content else {
        mistake(families.place, "families must be a list of { remaining, limit, reset, unit }")
        return rule
      }
      rule.families = values.compactMap { value in
        guard let reader = ObjectReader(value, as: "a family", file: file, into: collector) else {
          return nil
        }
        defer { reader.finish() }
        let units = ThrottleRule.ResetUnit.allCases.map { $0.rawValue }
        guard let remaining = reader.requiredString("remaining", example: "x-ratelimit-remaining"),
          let reset = reader.requiredString("reset", example: "x-ratelimit-reset"),
          let unit = reader.word("unit", of: units)
        else { return nil }
        return ThrottleRule.Family(
          remaining: remaining, limit: reader.string("limit"), reset: reset,
          unit: ThrottleRule.ResetUnit(rawValue: unit) ?? .seconds)
      }
    }
    object.finish()
    return rule
  }

  /// `status: 404` or `status: [403, 404]`.
  private func statuses(_ object: ObjectReader) -> [Int]? {
    guard let value = object.value("status") else { return nil }
    let numbers: [LocatedValue] =
      if case .array(let values) = value.content { values } else { [value] }
    return numbers.compactMap { item in
      if case .number(let number) = item.content, let code = number.integer, 100..<600 ~= code {
        return code
      }
      mistake(item.place, "a status is a number from 100 to 599")
      return nil
    }
  }

  func errors(_ object: ObjectReader) -> [ErrorRule] {
    guard let value = object.value("errors") else { return [] }
    guard case .array(let values) = value.content else {
      mistake(value.place, "errors must be a list: [{ status: 404, is: \"vanished\" }]")
      return []
    }
    return values.compactMap { item in
      guard let reader = ObjectReader(item, as: "an error rule", file: file, into: collector) else {
        return nil
      }
      defer { reader.finish() }
      let statuses = statuses(reader) ?? []
      let when = reader.value("when").flatMap { expression($0) }
      let meanings = ErrorRule.Meaning.allCases.map { $0.rawValue }
      let say = reader.value("say").flatMap { template($0) }
      guard let word = reader.word("is", of: meanings),
        let meaning = ErrorRule.Meaning(rawValue: word)
      else {
        if !reader.has("is") { mistake(item.place, "an error rule needs is: \(meanings)") }
        return nil
      }
      return ErrorRule(statuses: statuses, when: when, meaning: meaning, say: say)
    }
  }
}

extension Template {
  /// Stands in for a template that could not be read, so that reading goes on to the next mistake.
  static var empty: Template { Template() }
}
