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

  private mutating func inner(_ object: ObjectReader) -> InnerList? {
    defer { object.finish() }
    func needed(_ key: String, _ example: String) -> Expression? {
      object.required(key, example: "\"\(example)\"").flatMap { expression($0) }
    }
    let at = needed("at", "members")
    let rows = needed("rows", "edges")
    let cursor = needed("cursor", "pageInfo.endCursor")
    let more = needed("more", "pageInfo.hasNextPage")
    let answer = needed("answer", "data.organization.team.members")
    let total = object.value("total").flatMap { expression($0) }
    let variable = object.requiredString("variable", example: "after")
    let next = object.object("graphQL", as: "graphQL").flatMap { graphQLSource($0) }
    let absent = object.object("absent", as: "absent").flatMap { absence($0) }
    let emits = emits(object)
    if emits.isEmpty { mistake(object.place, "an inner list needs emit: what its rows become") }
    guard let at, let rows, let cursor, let more, let answer, let variable, let next else {
      return nil
    }
    return InnerList(
      at: at, rows: rows, cursor: cursor, more: more, total: total, next: next,
      cursorVariable: variable, answer: answer, absent: absent, emits: emits)
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
