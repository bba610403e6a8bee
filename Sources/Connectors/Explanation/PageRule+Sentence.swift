extension PageRule {
  /// How the next page is found, and what says that the list is over.
  var sentence: String {
    next.sentence + (cap.map { "; the API gives at most \($0.rows) rows" } ?? "")
      + (agrees ? "; read until two readings in a row bring the same rows" : "")
  }
}

extension PageRule.Next {
  fileprivate var sentence: String {
    switch self {
    case .none(let because): "one answer is all: \(because)"
    case .link(let relation): "by the Link field with rel=\(relation), until there is none"
    case .url(let url): "by the URL at \(url.text), until there is none"
    case .cursor(let rule):
      "the cursor at \(rule.cursor.text) goes into \(rule.parameter.words), "
        + (rule.more.map { "while \($0.text)" } ?? "until there is none")
        + (rule.request.map { ", by a request to \($0.path.text)" } ?? "")
    case .number(let place, let first, let until):
      "pages are counted by \(place.words) from \(first), \(until.words)"
    case .offset(let place, let first, let step, let until):
      "rows \(step.rawValue) are counted by \(place.words) from \(first), \(until.words)"
    case .keyset(let key, let place, let until):
      "\(key.text) of the last row goes into \(place.words), \(until.words)"
    }
  }
}

extension PageRule.Until {
  fileprivate var words: String {
    switch self {
    case .total: "until as many different rows came as the total says"
    case .emptyPage: "until a page is empty"
    case .shortPage: "until a page has fewer rows than were asked for"
    case .more(let more): "while \(more.text)"
    case .pages(let pages): "for as many pages as \(pages.text) says"
    }
  }
}

extension PageRule.Parameter {
  fileprivate var words: String {
    switch self {
    case .query(let name): "?\(name)"
    case .variable(let name): "the variable $\(name)"
    case .body(let path): "the body's \(path.joined(separator: "."))"
    case .form(let name): "the form's \(name)"
    }
  }
}
