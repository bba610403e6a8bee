package import Formats

/// What a pull will ask for one list, told before anything is sent.
package struct StreamPlan: Sendable {
  package let stream: String
  /// Whether it is asked for; nil where only the pull itself can tell.
  package let isAsked: Bool?
  /// The condition, where there is one.
  package let condition: String?
  /// The first request of each list: method, URL, body.
  package let request: String
  /// The parameters of each variant; the variants are united by id.
  package let variants: [String]
  /// For each row of which other list it is asked.
  package let parent: String?
  /// How the next page is found, and what says that the list is over.
  package let ending: String
  /// The total that the distinct ids are compared with.
  package let total: String?
  /// Where the rows lie in an answer, and which of them count.
  package let rows: String?
  /// What becomes of a row.
  package let becomes: [String]
  /// The lists inside each row that go on in requests of their own.
  package let inner: [String]
  /// What it means where the list cannot be read.
  package let whenMissing: String
  /// Answers that are no pages, and what they mean.
  package let answers: [String]

  package var json: JSON {
    func texts(_ texts: [String]) -> JSON { .array(texts.map { .string($0) }) }
    return .members([
      "list": .string(stream), "asked": isAsked.map { .bool($0) } ?? .null,
      "condition": .optional(condition), "request": .string(request), "variants": texts(variants),
      "forEach": .optional(parent), "ends": .string(ending), "total": .optional(total),
      "rows": .optional(rows), "becomes": texts(becomes), "inner": texts(inner),
      "whenMissing": .string(whenMissing), "answers": texts(answers),
    ])
  }
}
