internal import Formats

/// The rows of another stream that a stream is asked for.
extension DefinitionReader {
  mutating func parent(_ object: ObjectReader) -> ParentRule? {
    defer { object.finish() }
    let stream = object.requiredString("stream", example: "teams")
    let variable = object.requiredString("as", example: "team")
    let condition = object.value("where").flatMap { value in
      expression(value).map { ($0, value.place) }
    }
    let all = object.bool("onlyIfAll") ?? false
    let batch = batch(object, stream)
    let andSelf = object.bool("andSelf") ?? false
    if andSelf, all {
      mistake(object.place, "of a tree not all parents are known: andSelf without onlyIfAll")
    }
    guard let stream, let variable else { return nil }
    if !streamNames.contains(stream) {
      let hint = NearestSpelling.hint(for: stream, among: streamNames)
      mistake(object.place, "no stream \"\(stream)\" stands before this one\(hint)")
    }
    if let condition { check(condition.0, ofKeptRowsIn: stream, condition.1) }
    return ParentRule(
      stream: stream, variable: variable, whereHolds: condition?.0, onlyIfAll: all, batch: batch,
      andSelf: andSelf)
  }

  private func batch(_ object: ObjectReader, _ stream: String?) -> BatchRule? {
    let size = object.integer("batch", in: 2...100_000)
    let answers = object.value("answers").flatMap { expression($0) }
    let asks = object.value("asks").flatMap { expression($0) }
    let absent = object.word("absent", of: BatchAnswer.Absence.allCases.map { $0.rawValue })
      .flatMap { BatchAnswer.Absence(rawValue: $0) }
    if let asks, let stream { check(asks, ofKeptRowsIn: stream, object.place) }
    let given = ["answers", "asks", "absent"].filter { object.has($0) }
    guard object.has("batch") else {
      if let name = given.first {
        mistake(object.place, "\(name) is of several parents in one request: say how many, batch")
      }
      return nil
    }
    if !given.isEmpty, given.count < 3 {
      mistake(object.place, "answers, asks and absent go together: whose answer is a row?")
    }
    guard let size else { return nil }
    guard let answers, let asks, let absent else { return BatchRule(size: size, answer: nil) }
    return BatchRule(
      size: size, answer: BatchAnswer(asks: asks, answers: answers, absent: absent))
  }

  /// Of a tree, whose rows are parents as well, the rows have to be as the first parents are.
  func check(
    tree rule: ParentRule, keepRow: Expression?, hasID: Bool, variants: [Variant],
    _ place: Place
  ) {
    guard rule.andSelf else { return }
    if !hasID { mistake(place, "a row that is met twice ends a tree: andSelf needs id") }
    if variants.count > 1 {
      mistake(place, "each variant would list the tree anew: andSelf without variants")
    }
    let first = declared[rule.stream]?.keepRow?.memberNames?.sorted()
    guard first != keepRow?.memberNames?.sorted() else { return }
    let kept = first.map { " (\($0.joined(separator: ", ")))" } ?? ", which keeps whole rows"
    mistake(
      place,
      "the rows of both are $\(rule.variable): keepRow has to keep the same here and in "
        + "\"\(rule.stream)\"\(kept)")
  }
}
