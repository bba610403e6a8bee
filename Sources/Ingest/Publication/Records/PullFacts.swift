package import Formats
package import Identity

/// What is told of a pull wherever its snapshot stands: published, held or accepted.
package struct PullFacts: Sendable, Equatable {
  package let instance: String
  package let run: String
  /// The highest generation that existed before the pull asked the app for anything.
  package let base: Int
  package let verdict: Verdict
  /// Time of the first and the last answer: what the snapshot says was so between them.
  package let first: Timestamp
  package let last: Timestamp
  package let counts: GenerationCounts
  /// The machine and the process that pulled.
  package let writer: String

  package init(
    instance: String, run: String, base: Int, verdict: Verdict, first: Timestamp,
    last: Timestamp, counts: GenerationCounts, writer: String
  ) {
    self.instance = instance
    self.run = run
    self.base = base
    self.verdict = verdict
    self.first = first
    self.last = last
    self.counts = counts
    self.writer = writer
  }
}

extension PullFacts {
  func write(into object: inout JSONObject) {
    object["instance"] = .string(instance)
    object["base"] = .integer(base)
    object["run"] = .string(run)
    object["verdict"] = .string(verdict.word)
    object["first"] = .string(first.rfc3339)
    object["last"] = .string(last.rfc3339)
    counts.write(into: &object)
    object["writer"] = .string(writer)
  }

  init?(_ object: JSONObject) {
    guard let instance = object["instance"]?.string, let run = object["run"]?.string,
      let base = object["base"]?.integer, base >= 0,
      let verdict = object["verdict"]?.string.flatMap({ Verdict(word: $0) }),
      let first = object["first"]?.string.flatMap({ Timestamp(rfc3339: $0) }),
      let last = object["last"]?.string.flatMap({ Timestamp(rfc3339: $0) }),
      let counts = GenerationCounts(object), let writer = object["writer"]?.string
    else { return nil }
    self.init(
      instance: instance, run: run, base: base, verdict: verdict, first: first, last: last,
      counts: counts, writer: writer)
  }
}
