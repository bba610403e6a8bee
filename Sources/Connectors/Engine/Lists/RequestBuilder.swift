internal import Formats
internal import HTTP

/// Makes the requests of one stream from its templates; the credential is put in when they are sent.
struct RequestBuilder: Sendable {
  let rules: HTTPRules
  let stream: StreamDefinition

  /// The first request of a list, or the one of a later page by its parameter.
  func request(variant: Variant, in scope: Scope, page: PageValue? = nil) throws -> Request {
    guard case .request(let rule) = stream.source else {
      throw PullFailure(.configuration, "a file is not asked for")
    }
    var extra: [PageValue] = []
    if let size = stream.page.size, let value = try self.size(scope) {
      extra.append(PageValue(parameter: size.parameter, value: .integer(value)))
    }
    if let page { extra.append(page) }
    var carried = try pairs(rule.query, scope) + variant.query.map { ($0.name, $0.value) }
    if page != nil, case .cursor(let cursor) = stream.page.next {
      // Another request that continues is asked as it is written, without the first one's size.
      if let next = cursor.request {
        return try request(next, in: scope, adding: extra.suffix(1))
      }
      if cursor.isAlone { carried = [] }
    }
    return try request(rule, carried, in: scope, adding: extra)
  }

  /// A request to a link that an answer gave, with the same fields.
  func request(link: String, in scope: Scope) throws -> Request {
    Request(.get, link, fields: try fields(scope))
  }

  func request(
    _ rule: RequestRule, in scope: Scope, adding extra: [PageValue]
  ) throws -> Request {
    try request(rule, try pairs(rule.query, scope), in: scope, adding: extra)
  }

  private func request(
    _ rule: RequestRule, _ query: [(String, String)], in scope: Scope, adding extra: [PageValue]
  ) throws -> Request {
    let added = extra.compactMap { $0.query }
    let url = try url(rule.base ?? rules.base, rule.path, query + added, scope)
    switch rule.body {
    case .none: return Request(.get, url, fields: try fields(scope))
    case .json(let form):
      let body = extra.reduce(try form.json(in: scope)) { $1.placed(in: $0) }
      return try post(url, "application/json", body.bytes, scope)
    case .form(let parameters):
      let pairs = try pairs(parameters, scope) + extra.compactMap { $0.form }
      let body = Self.encoded(pairs, as: .form)
      return try post(url, "application/x-www-form-urlencoded", Array(body.utf8), scope)
    case .graphQL(let query):
      var variables = JSONObject()
      for variable in query.variables {
        variables[variable.name] = try variable.value.value(of: Record(.null), in: scope)
      }
      for case (let name, let value)? in extra.map({ $0.variable }) { variables[name] = value }
      let body = JSON.members([
        "query": .string(query.document), "variables": .object(variables),
      ])
      return try post(url, "application/json", body.bytes, scope)
    }
  }

  /// The page size that is asked for; nil where none is sent.
  func size(_ scope: Scope) throws -> Int? {
    guard let size = stream.page.size else { return nil }
    guard let value = try size.value.value(of: Record(.null), in: scope).integer, value > 0 else {
      return nil
    }
    return value
  }

  private func post(
    _ url: String, _ type: String, _ body: [UInt8], _ scope: Scope
  ) throws -> Request {
    var fields = try fields(scope)
    fields[.contentType] = type
    return Request(.post, url, fields: fields, body: body)
  }

  private func pairs(
    _ parameters: [RequestRule.Parameters], _ scope: Scope
  ) throws -> [(String, String)] {
    var pairs: [(String, String)] = []
    for parameter in parameters {
      for value in parameter.values {
        pairs += try value.texts(in: scope).map { (parameter.name, $0) }
      }
    }
    return pairs
  }

  private static func encoded(
    _ pairs: [(String, String)], as component: PercentCoding.Component
  ) -> String {
    let parts = pairs.map { name, value in
      PercentCoding.encode(name, as: component) + "="
        + PercentCoding.encode(value, as: component)
    }
    return parts.joined(separator: "&")
  }

  /// The base, the path and the query. Each expression of a path is one encoded segment; a path
  /// that is one expression is a path that the app gave, and has to look like one.
  private func url(
    _ base: Template, _ path: Template, _ query: [(String, String)], _ scope: Scope
  ) throws -> String {
    guard var url = try base.render(Record(.null), scope, for: .plain) else {
      throw PullFailure(.configuration, "the base URL has no value")
    }
    while url.hasSuffix("/") { url.removeLast() }
    let isGiven = path.soleExpression != nil
    guard let path = try path.render(Record(.null), scope, for: isGiven ? .plain : .pathSegment)
    else { throw PullFailure(.list, "a part of the path \(path.text) has no value") }
    // A segment of dots alone would lead to another list (RFC 3986 section 5.2.4).
    let climbs = path.utf8.split(separator: ASCII.slash).contains { segment in
      segment.elementsEqual(".".utf8) || segment.elementsEqual("..".utf8)
    }
    if climbs || isGiven && (!path.hasPrefix("/") || path.utf8.contains { Self.isForeign($0) }) {
      throw PullFailure(
        .list, "the app names \"\(path.prefix(80))\", which is no path below its base")
    }
    url += path.hasPrefix("/") || path.isEmpty ? path : "/" + path
    guard !query.isEmpty else { return url }
    return url + (url.contains("?") ? "&" : "?") + Self.encoded(query, as: .queryValue)
  }

  private static func isForeign(_ byte: UInt8) -> Bool {
    !(ASCII.isLetter(byte) || ASCII.isDigit(byte) || "/-_.~%".utf8.contains(byte))
  }

  private func fields(_ scope: Scope) throws -> HeaderFields {
    var fields = HeaderFields()
    for header in rules.headers + stream.headers {
      guard let name = FieldName(header.name),
        let value = try header.value.render(Record(.null), scope, for: .plain)
      else { continue }
      fields[name] = value
    }
    if let setting = rules.headersFrom {
      for (name, value) in scope["settings"]?[setting]?.object ?? JSONObject() {
        guard let name = FieldName(name), let text = value.string else { continue }
        fields[name] = text
      }
    }
    return fields
  }
}
