internal import Formats
internal import HTTP

extension SignIn {
  /// Request after request, each with what those before it gave.
  func login(_ rule: SignInRule) async throws(PullFailure) -> Login {
    var scope = scope
    var values = JSONObject()
    var expires: Timestamp?
    for step in rule.steps {
      scope["login"] = .object(values)
      let request = try await request(step, in: scope)
      let page = try await ask(request, isJSON: step.needsJSON, step.discretion(rule.openNames))
      for (name, expression) in step.kept {
        if name == SignInRule.expires {
          let time = try value(expression, of: page, in: scope)
          expires = Expiry.time(time, now: exchange.clock.now())
        } else {
          let text = try text(expression, of: page, in: scope)
          if !rule.openNames.contains(name) { means.redactor.add(Secret(text)) }
          values[name] = .string(text)
        }
      }
    }
    scope["login"] = .object(values)
    var kept = JSONObject()
    for (name, value) in values where rule.openNames.contains(name) { kept[name] = value }
    let now = exchange.clock.now()
    return Login(
      authorization: try proof(rule, in: scope),
      expires: expires ?? rule.seconds.map { now.adding(milliseconds: Int64($0) * 1000) },
      kept: kept)
  }

  private func proof(_ rule: SignInRule, in scope: Scope) throws(PullFailure) -> Authorization {
    var fields: [(FieldName, String)] = []
    var query: [(name: String, value: String)] = []
    for proof in rule.then {
      switch proof {
      case .field(let name, let template):
        let value = try text(.template(template), in: scope, "the field \(name)")
        means.redactor.add(Secret(value))
        fields.append((name, value))
      case .query(let name, let template):
        let value = try text(.template(template), in: scope, "the parameter \(name)")
        means.redactor.add(Secret(PercentCoding.encode(value, as: .queryValue)))
        query.append((name, value))
      }
    }
    return try checked(fields, query: query)
  }

  private func request(
    _ step: SignInRule.Step, in scope: Scope
  ) async throws(PullFailure) -> Request {
    var request = Request(step.isPost ? .post : .get, try url(step, in: scope))
    for header in (step.isBelowBase ? means.headers : []) + step.headers {
      if let name = FieldName(header.name), let value = try rendered(header.value, in: scope) {
        request.fields[name] = value
      }
    }
    switch step.body {
    case .none: break
    case .json(let body):
      request.fields[.contentType] = "application/json"
      request.body = try json(body, in: scope).bytes
    case .form(let pairs):
      var texts: [(name: String, value: String)] = []
      for (name, value) in pairs {
        texts.append((name, try text(value, in: scope, "\(name) of the form")))
      }
      request.fields[.contentType] = "application/x-www-form-urlencoded"
      request.body = Self.form(texts)
    }
    var inside = self
    inside.scope = scope
    let login = try await inside.login(step.authentication)
    return login.authorization.authorize(request, at: exchange.clock.now())
  }

  private func url(_ step: SignInRule.Step, in scope: Scope) throws(PullFailure) -> String {
    guard step.isBelowBase else {
      return try text(.template(step.url), in: scope, "the URL")
    }
    var base = try text(.template(means.base), in: scope, "the base URL")
    while base.utf8.last == ASCII.slash { base.removeLast() }
    do {
      if let path = try step.url.render(Record(.null), scope, for: .pathSegment) {
        return base + path
      }
    } catch {
      throw PullFailure(.configuration, "auth: \(error)")
    }
    throw PullFailure(.configuration, "auth: a part of the path \(step.url.text) has no value")
  }

  private func json(_ body: SignInBody, in scope: Scope) throws(PullFailure) -> JSON {
    switch body {
    case .secret(let name): return .string(try secret(name))
    case .value(let form):
      do {
        return try form.value(of: Record(.null), in: scope, KnownLists())
      } catch {
        throw PullFailure(.configuration, "auth: \(error)")
      }
    case .object(let members):
      var object = JSONObject()
      for member in members {
        let value = try json(member.value, in: scope)
        if !value.isNull { object[member.name] = value }
      }
      return .object(object)
    case .list(let items):
      var values: [JSON] = []
      for item in items { values.append(try json(item, in: scope)) }
      return .array(values)
    }
  }
}

extension SignInRule {
  /// The name under which a step keeps until when it is good.
  static let expires = "expires"
}

extension SignInRule.Step {
  /// Apps that answer in fields need no body.
  fileprivate var needsJSON: Bool {
    !kept.isEmpty && !kept.contains { $0.value.variables.contains("headers") }
  }

  /// What of the answer may be written down.
  fileprivate func discretion(_ open: Set<String>) -> Discretion.SignIn {
    let paths = kept.filter { open.contains($0.name) }.compactMap { $0.value.plainPath }
    let fields = kept.filter { !open.contains($0.name) }.compactMap { $0.value.fieldName }
    return Discretion.SignIn(open: paths, fields: fields.compactMap { FieldName($0) })
  }
}
