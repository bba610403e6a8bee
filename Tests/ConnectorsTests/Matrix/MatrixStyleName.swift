import Formats

@testable import Connectors

/// The name of the style in which a stream of a definition is read, for comparing with the matrix.
enum MatrixStyleName {
  /// Of every list in a definition, those inside records among them.
  static func all(in definition: ConnectorDefinition) -> [String] {
    definition.streams.flatMap { stream -> [String] in
      [name(of: stream)] + stream.inner.map { "inner " + name(of: $0.page, "") }
    }
  }

  static func name(of stream: StreamDefinition) -> String {
    if case .file = stream.source { return "file" }
    var form = ""
    switch stream.decode.form {
    case .json, .any: break
    case .xml: form = stream.decode.table == nil ? ", xml" : ", csv inside xml"
    case .csv: form = ", csv"
    case .lines: form = ", lines"
    }
    if case .json = stream.decode.form, stream.decode.table != nil { form = ", csv inside" }
    return name(of: stream.page, form) + (stream.poll == nil ? "" : ", polled")
  }

  private static func name(of page: PageRule, _ form: String) -> String {
    words(page.next) + (page.total == nil ? "" : ", total") + form
  }

  private static func words(_ next: PageRule.Next) -> String {
    switch next {
    case .none: "one answer"
    case .link: "link"
    case .url: "url"
    case .cursor(let rule):
      "cursor in \(word(rule.parameter))" + (rule.more == nil ? "" : ", more")
        + (rule.request == nil ? "" : ", another request") + (rule.isAlone ? ", alone" : "")
        + (rule.cursor.variables.contains("headers") ? ", from a field" : "")
    case .number(let place, _, let until): "number in \(word(place)) until \(word(until))"
    case .offset(let place, _, let step, let until):
      "offset as \(step.rawValue) in \(word(place)) until \(word(until))"
    case .keyset(_, let place, let until): "keyset in \(word(place)) until \(word(until))"
    }
  }

  private static func word(_ place: PageRule.Parameter) -> String {
    switch place {
    case .query: "query"
    case .variable: "variable"
    case .body: "body"
    case .form: "form"
    }
  }

  private static func word(_ until: PageRule.Until) -> String {
    switch until {
    case .total: "total"
    case .emptyPage: "an empty page"
    case .shortPage: "a short page"
    case .more: "no more"
    case .pages: "the last of the pages"
    }
  }

  /// What the language offers: every way to go on, and every end that it takes.
  static var language: [String] {
    let untils = ["total", "an empty page", "a short page", "no more"]
    return ["one answer", "link", "url", "file"]
      + ["query", "variable", "body", "form"].map { "cursor in \($0)" }
      + ["more", "alone", "from a field"].map { "cursor in query, \($0)" }
      + ["cursor in body, more, another request"]
      + (untils + ["the last of the pages"]).map { "number in query until \($0)" }
      + PageRule.Step.allCases.flatMap { step in
        untils.map { "offset as \(step.rawValue) in query until \($0)" }
      }
      + untils.map { "keyset in query until \($0)" }
      + [
        "inner url", "inner cursor in variable", "inner cursor in query",
        "inner offset as received in query until total", "one answer, xml", "link, csv",
        "link, lines", "one answer, csv inside xml", "one answer, xml, polled",
      ]
  }
}
