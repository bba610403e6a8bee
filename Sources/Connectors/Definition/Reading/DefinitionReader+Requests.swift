internal import Formats

extension DefinitionReader {
  func source(_ object: ObjectReader) -> StreamDefinition.Source? {
    if let file = object.value("file") {
      let place = object.place
      for key in ["get", "post", "graphQL"] where object.has(key) {
        mistake(place, "\(object.subject) needs one of get, post, graphQL, file")
      }
      return expression(file).map { .file($0) }
    }
    return request(object, "get, post, graphQL, file").map { .request($0) }
  }

  /// The request that the members of an object describe; `ways` are those it may be asked in.
  func request(
    _ object: ObjectReader, _ ways: String = "get, post, graphQL"
  ) -> RequestRule? {
    let base = object.value("base").flatMap { template($0) }
    let query = parameters(object.object("query", as: "query"))
    let body = object.value("body")
    let form = object.object("form", as: "form")
    let reads = object.bool("reads")
    let get = object.value("get")
    let post = object.value("post")
    let graphQL = object.object("graphQL", as: "graphQL")
    switch (get, post, graphQL) {
    case (let get?, nil, nil):
      if body != nil || form != nil { mistake(get.place, "a GET has no body") }
      return template(get).map { RequestRule(base: base, path: $0, query: query, body: .none) }
    case (nil, let post?, nil):
      if reads != true {
        mistake(object.place, "a POST must be declared as a read: reads: true")
      }
      if body != nil, form != nil { mistake(post.place, "a POST has a body or a form, not both") }
      let carried: RequestRule.Body =
        if let form { .form(parameters(form)) } else {
          .json(body.flatMap { bodyForm($0) } ?? .object([]))
        }
      return template(post).map { RequestRule(base: base, path: $0, query: query, body: carried) }
    case (nil, nil, let graphQL?): return self.graphQL(graphQL, base, query)
    default:
      mistake(object.place, "\(object.subject) needs one of \(ways)")
      return nil
    }
  }

  private func graphQL(
    _ object: ObjectReader, _ outer: Template?, _ query: [RequestRule.Parameters]
  ) -> RequestRule? {
    defer { object.finish() }
    let base = object.value("base").flatMap { template($0) } ?? outer
    let path = object.required("post", example: "\"/graphql\"").flatMap { template($0) }
    let variables = object.object("variables", as: "variables")?.allMembers.compactMap { member in
      expression(member.value).map { (name: member.key, value: $0) }
    }
    guard let path, let place = object.value("document")?.place,
      let document = object.requiredString("document", example: "query { ... }")
    else { return nil }
    if !GraphQLDocument.onlyReads(document) {
      mistake(
        place, "a GraphQL document may only hold queries: mutations and subscriptions are refused")
    }
    let asked = GraphQLQuery(document: document, variables: variables ?? [])
    return RequestRule(base: base, path: path, query: query, body: .graphQL(asked))
  }

  /// Names with a template each, or with a list of them.
  private func parameters(_ object: ObjectReader?) -> [RequestRule.Parameters] {
    object?.allMembers.map { member in
      let values: [LocatedValue] =
        if case .array(let values) = member.value.content { values } else { [member.value] }
      return RequestRule.Parameters(name: member.key, values: values.compactMap { parameter($0) })
    } ?? []
  }

  /// A template; a number or a Boolean stands for its text.
  private func parameter(_ value: LocatedValue) -> Template? {
    switch value.content {
    case .number(let number): try? Template(number.text)
    case .bool(let flag): try? Template(flag ? "true" : "false")
    default: template(value)
    }
  }

  /// A part of a JSON body: objects and lists as they stand, values in any form of values.
  private func bodyForm(_ value: LocatedValue) -> BodyForm? {
    switch value.content {
    case .array(let values): return .list(values.compactMap { bodyForm($0) })
    case .object(let members) where !Self.isForm(members.map { $0.key }):
      return .object(
        members.compactMap { member in bodyForm(member.value).map { (member.key, $0) } })
    default: return form(value).map { .value($0) }
    }
  }
}
