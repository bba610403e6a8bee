internal import Formats

extension RequestRule {
  /// `GET https://.../members?per_page=100`, with what the settings decide filled in.
  func sentence(base: Template?, size: PageRule.Size?, _ scope: Scope) -> String {
    var pairs = query.flatMap { $0.sentences(scope) }
    if case .query(let name)? = size?.parameter, let size {
      pairs.append("\(name)=\(Template.outline(of: size.value, scope))")
    }
    let url = Self.url((self.base ?? base)?.outline(scope) ?? "", path.outline(scope), pairs)
    switch body {
    case .none: return "GET \(url)"
    case .json(let form): return "POST \(url), which only reads: \(form.sentence)"
    case .form(let parameters):
      let form = parameters.flatMap { $0.sentences(scope) }.joined(separator: "&")
      return "POST \(url), which only reads: \(form)"
    case .graphQL(let query):
      let head = query.document.split { $0.isWhitespace }.joined(separator: " ")
        .prefix { $0 != "{" }
      return "POST \(url), a GraphQL read: \(head.isEmpty ? "query" : head)"
    }
  }

  private static func url(_ base: String, _ path: String, _ pairs: [String]) -> String {
    var url = base
    while url.utf8.last == ASCII.slash { url.removeLast() }
    url += path.isEmpty || path.utf8.first == ASCII.slash ? path : "/" + path
    guard !pairs.isEmpty else { return url }
    let hasQuery = url.utf8.contains(UInt8(ascii: "?"))
    return url + (hasQuery ? "&" : "?") + pairs.joined(separator: "&")
  }
}

extension RequestRule.Parameters {
  fileprivate func sentences(_ scope: Scope) -> [String] {
    values.map { "\(name)=\($0.outline(scope))" }
  }
}

extension BodyForm {
  fileprivate var sentence: String {
    switch self {
    case .value(let form): form.sentence
    case .object(let members):
      "{ " + members.map { "\($0.name): \($0.form.sentence)" }.joined(separator: ", ") + " }"
    case .list(let forms): "[" + forms.map { $0.sentence }.joined(separator: ", ") + "]"
    }
  }
}
