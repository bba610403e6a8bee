internal import Formats
internal import HTTP

/// Sign-ins of several requests.
extension DefinitionReader {
  func signIn(_ auth: ObjectReader) -> Authentication {
    let place = auth.place
    guard let value = auth.value("signIn"), case .array(let items) = value.content, !items.isEmpty
    else {
      mistake(place, "signIn is a list: [{ post: \"/login\", body: { ... }, keep: { ... } }]")
      return .none
    }
    var reader = forSignIn
    reader.loginNames = []
    var steps: [SignInRule.Step] = []
    for item in items {
      guard let object = ObjectReader(item, as: "a step of signIn", file: file, into: collector)
      else { continue }
      if let step = reader.step(object) {
        steps.append(step)
        reader.loginNames += step.kept.map { $0.name }.filter { $0 != SignInRule.expires }
      }
    }
    let then = reader.then(auth)
    let seconds = auth.integer("seconds", in: 10...86_400)
    let secret = SignInRule.secretNames(steps, then)
    for name in steps.flatMap({ $0.url.expressions }).compactMap({ $0.loginName })
    where secret.contains(name) {
      mistake(place, "$login.\(name) is a credential, which must not stand in a URL")
    }
    let open = Set(reader.loginNames).subtracting(secret)
    return .signIn(SignInRule(steps: steps, then: then, seconds: seconds, openNames: open))
  }

  private func step(_ object: ObjectReader) -> SignInRule.Step? {
    defer { object.finish() }
    let post = object.value("post")
    let get = object.value("get")
    guard (post == nil) != (get == nil), let url = (post ?? get).flatMap({ template($0) }) else {
      mistake(object.place, "a step of signIn needs one of post and get")
      return nil
    }
    let auth = object.object("auth", as: "auth").map { auth in
      defer { auth.finish() }
      return kind(auth, canSignIn: false)
    }
    let headers = templates(object.object("headers", as: "headers"))
    var body = SignInRule.Step.Body.none
    if let value = object.value("body") { body = .json(signInBody(value)) }
    if let form = object.object("form", as: "form") {
      if case .json = body { mistake(object.place, "a step has a body or a form, not both") }
      body = .form(credentialTexts(form))
    }
    let kept = object.object("keep", as: "keep")?.allMembers.compactMap { member in
      expression(member.value).map { (name: member.key, value: $0) }
    }
    return SignInRule.Step(
      isPost: post != nil, url: url, authentication: auth ?? .none, headers: headers, body: body,
      kept: kept ?? [])
  }

  /// Value forms, with `{ secret: "name" }` at any place.
  private func signInBody(_ value: LocatedValue) -> SignInBody {
    switch value.content {
    case .array(let items): return .list(items.map { signInBody($0) })
    case .object(let members):
      let keys = Set(members.map { $0.key })
      if keys == ["secret"], let member = members.first { return .secret(secret(member.value)) }
      let forms: Set = ["map", "time", "flag", "listed"]
      if keys.isDisjoint(with: forms) {
        return .object(members.map { (name: $0.key, value: signInBody($0.value)) })
      }
      return .value(form(value) ?? .literal(.null))
    case .null, .bool, .number, .string: return .value(form(value) ?? .literal(.null))
    }
  }

  private func then(_ auth: ObjectReader) -> [SignInRule.Proof] {
    let example = "{ bearer: \"{$login.token}\" }"
    guard auth.required("then", example: example) != nil,
      let object = auth.object("then", as: "then")
    else { return [] }
    defer { object.finish() }
    if let value = object.value("bearer") {
      let bearer = template(value).flatMap { try? Template("Bearer " + $0.text) }
      return [.field(.authorization, bearer ?? .empty)]
    }
    if let header = object.string("header") {
      let name = fieldName(header, object.place)
      let value = object.required("value", example: "\"{$login.token}\"")
        .flatMap { template($0) }
      return [.field(name, value ?? .empty)]
    }
    if let query = object.string("query") {
      let value = object.required("value", example: "\"{$login.token}\"")
        .flatMap { template($0) }
      return [.query(query, value ?? .empty)]
    }
    mistake(object.place, "then is { bearer: ... }, { header: ..., value: ... } or \(example)")
    return []
  }
}

extension SignInRule {
  /// What the steps keep and send as a credential: it is hidden, and no request of a stream may
  /// read it.
  fileprivate static func secretNames(_ steps: [Step], _ then: [Proof]) -> Set<String> {
    var templates = then.map { proof in
      switch proof {
      case .field(_, let template), .query(_, let template): template
      }
    }
    var expressions: [Expression] = []
    for step in steps {
      templates += step.headers.map { $0.value }
      switch step.body {
      case .none: break
      case .json(let body): expressions += body.expressions
      case .form(let pairs):
        for case .template(let template) in pairs.map({ $0.value }) { templates.append(template) }
      }
    }
    expressions += templates.flatMap { $0.expressions }
    let all = steps.flatMap { $0.kept.map { $0.name } }
    return expressions.reduce(into: []) { names, expression in
      guard expression.variables.contains("login") else { return }
      // An expression that is more than a name may read any of them.
      names.formUnion(expression.loginName.map { [$0] } ?? all)
    }
  }
}

extension SignInBody {
  fileprivate var expressions: [Expression] {
    switch self {
    case .secret: []
    case .value(.expression(let expression)): [expression]
    case .value: []
    case .object(let members): members.flatMap { $0.value.expressions }
    case .list(let items): items.flatMap { $0.expressions }
    }
  }
}
