internal import Formats

/// What a list waits for, and what it must bring.
extension DefinitionReader {
  func poll(_ object: ObjectReader) -> PollRule? {
    defer { object.finish() }
    let until = object.required("until", example: "\"state == 'done'\"").flatMap { expression($0) }
    let failed = object.value("failed").flatMap { expression($0) }
    let seconds = object.integer("everySeconds", in: 1...3600) ?? 5
    let minutes = object.integer("forMinutes", in: 1...600) ?? 10
    return until.map { PollRule(until: $0, failed: failed, seconds: seconds, minutes: minutes) }
  }

  func expectation(_ object: ObjectReader, keepsOnly: Bool) -> ListExpectation? {
    defer { object.finish() }
    let atLeast = object.integer("atLeast", in: 1...1_000_000_000)
    let count = object.value("count").flatMap { expression($0) }
    let drops = object.integer("drops", in: 0...99)
    let say = object.value("say").flatMap { template($0) }
    if !["atLeast", "count", "drops"].contains(where: { object.has($0) }) {
      mistake(object.place, "expect needs atLeast, count or drops")
    }
    if drops != nil, !keepsOnly { mistake(object.place, "only keepOnly drops rows") }
    return ListExpectation(atLeast: atLeast, count: count, drops: drops, say: say)
  }
}
