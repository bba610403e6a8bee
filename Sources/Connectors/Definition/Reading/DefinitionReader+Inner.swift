internal import Formats

extension DefinitionReader {
  /// One inner list, or several of one record.
  mutating func innerLists(_ object: ObjectReader) -> [InnerList] {
    guard let value = object.value("inner") else { return [] }
    let items: [LocatedValue] =
      if case .array(let values) = value.content { values } else { [value] }
    return items.compactMap { item in
      ObjectReader(item, as: "inner", file: file, into: collector).flatMap { inner($0) }
    }
  }

  /// `cursor`, `more` and `variable` are short for the `next` of GraphQL.
  private mutating func inner(_ object: ObjectReader) -> InnerList? {
    defer { object.finish() }
    func needed(_ key: String, _ example: String) -> Expression? {
      object.required(key, example: "\"\(example)\"").flatMap { expression($0) }
    }
    let at = needed("at", "members")
    let rows = needed("rows", "edges")
    let page: PageRule?
    var answer: Expression?
    if object.has("next") {
      page = pageParts(object)
      if let page { check(page, object.place) }
      answer = object.value("answer").flatMap { expression($0) } ?? (try? Expression("@"))
    } else {
      let cursor = needed("cursor", "pageInfo.endCursor")
      let more = needed("more", "pageInfo.hasNextPage")
      answer = needed("answer", "data.organization.team.members")
      let variable = object.requiredString("variable", example: "after")
      let total = object.value("total").flatMap { expression($0) }
      let agrees = object.bool("agree") ?? false
      page = cursor.map { cursor in
        let rule = CursorRule(
          cursor: cursor, parameter: .variable(variable ?? ""), more: more, isAlone: false,
          request: nil)
        return PageRule(size: nil, next: .cursor(rule), total: total, cap: nil, agrees: agrees)
      }
    }
    let id = object.value("id").flatMap { expression($0) }
    let absent = object.object("absent", as: "absent").flatMap { absence($0) }
    let emits = emits(object)
    if emits.isEmpty { mistake(object.place, "an inner list needs emit: what its rows become") }
    guard let request = request(object) else { return nil }
    guard let at, let rows, let page, let answer else { return nil }
    check(page, in: request, object.place)
    switch page.next {
    case .link:
      mistake(object.place, "the first part of an inner list stands in a record: no Link field")
    case .none: mistake(object.place, "an inner list that does not go on is each: ... of emit")
    case .cursor(let rule) where rule.isAlone || rule.request != nil:
      mistake(object.place, "the request of an inner list stands in inner itself")
    default: break
    }
    return InnerList(
      at: at, rows: rows, id: id ?? emits.first.flatMap { Self.identity(of: $0) }, page: page,
      request: request, answer: answer, absent: absent, emits: emits)
  }

  private func absence(_ object: ObjectReader) -> InnerList.Absence? {
    defer { object.finish() }
    let words = InnerList.Absence.Meaning.allCases.map { $0.rawValue }
    let say = object.value("say").flatMap { template($0) }
    guard let word = object.word("is", of: words),
      let meaning = InnerList.Absence.Meaning(rawValue: word)
    else {
      if !object.has("is") { mistake(object.place, "absent needs is: \(words)") }
      return nil
    }
    return InnerList.Absence(meaning: meaning, say: say)
  }
}
