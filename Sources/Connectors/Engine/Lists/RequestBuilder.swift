internal import Formats
internal import HTTP

/// Makes the requests of one stream from its templates.
struct RequestBuilder: Sendable {
  let rules: HTTPRules
  let stream: StreamDefinition
  let secrets: [String: Secret]

  /// The first request of a list, or the one of a later page by its parameter.
  func request(
    variant: Variant, in scope: Scope, page parameter: PageRule.Parameter? = nil,
    value: String? = nil
  ) throws -> Request {
    switch stream.source {
    case .get(let path):
      let query = try pairs(variant, scope, parameter, value)
      return Request(.get, try url(rules.base, path, query, scope), fields: try fields(scope))
    case .post(let path, let members):
      var body = JSONObject()
      for member in members {
        let value = try member.value.value(of: Record(.null), in: scope, KnownLists())
        if !value.isNull { body[member.name] = value }
      }
      let query = try pairs(variant, scope, parameter, value)
      return try post(try url(rules.base, path, query, scope), .object(body), scope)
    case .graphQL(let source):
      var extra: [(String, JSON)] = []
      if case .variable(let name)? = parameter, let value { extra.append((name, .string(value))) }
      if case .variable(let name)? = stream.page.size?.parameter, let size = try size(scope) {
        extra.append((name, .integer(size)))
      }
      return try request(source, in: scope, adding: extra)
    case .file: throw PullFailure(.configuration, "a file is not asked for")
    }
  }

  /// A request to a link that an answer gave, with the same fields.
  func request(link: String, in scope: Scope) throws -> Request {
    Request(.get, link, fields: try fields(scope))
  }

  func request(
    _ source: GraphQLSource, in scope: Scope, adding extra: [(String, JSON)]
  ) throws -> Request {
    var variables = JSONObject()
    for variable in source.variables {
      variables[variable.name] = try variable.value.value(of: Record(.null), in: scope)
    }
    for (name, value) in extra { variables[name] = value }
    let body = JSON.members([
      "query": .string(source.document), "variables": .object(variables),
    ])
    return try post(try url(source.base ?? rules.base, source.path, [], scope), body, scope)
  }

  /// The page size that is asked for; nil where none is sent.
  func size(_ scope: Scope) throws -> Int? {
    guard let size = stream.page.size else { return nil }
    guard let value = try size.value.value(of: Record(.null), in: scope).integer, value > 0 else {
      return nil
    }
    return value
  }

  private func post(_ url: String, _ body: JSON, _ scope: Scope) throws -> Request {
    var fields = try fields(scope)
    fields[.contentType] = "application/json"
    return Request(.post, url, fields: fields, body: body.bytes)
  }

  private func pairs(
    _ variant: Variant, _ scope: Scope, _ parameter: PageRule.Parameter?, _ value: String?
  ) throws -> [(String, String)] {
    var pairs: [(String, String)] = []
    for entry in stream.query {
      if let text = try entry.value.render(Record(.null), scope, for: .plain) {
        pairs.append((entry.name, text))
      }
    }
    pairs += variant.query.map { ($0.name, $0.value) }
    if case .query(let name)? = stream.page.size?.parameter, let size = try size(scope) {
      pairs.append((name, "\(size)"))
    }
    if case .query(let name)? = parameter, let value { pairs.append((name, value)) }
    return pairs
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
    let encoded = query.map { name, value in
      "\(PercentCoding.encode(name, as: .queryValue))=\(PercentCoding.encode(value, as: .queryValue))"
    }
    return url + (url.contains("?") ? "&" : "?") + encoded.joined(separator: "&")
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
    switch rules.authentication {
    case .none: break
    case .bearer(let name):
      if let secret = secrets[name] { fields[.authorization] = "Bearer " + secret.reveal() }
    case .header(let header, let prefix, let name):
      if let secret = secrets[name], let field = FieldName(header) {
        fields[field] = prefix + secret.reveal()
      }
    }
    return fields
  }
}
