internal import Formats
internal import HTTP

/// One attempt to get a credential: puts secrets where the app wants them, or asks for a token.
struct SignIn {
  let means: SignInMeans
  let exchange: Exchange
  /// What the templates may read.
  var scope: Scope

  init(means: SignInMeans, exchange: Exchange) {
    self.means = means
    self.exchange = exchange
    scope = means.scope
  }

  func login() async throws(PullFailure) -> Login {
    try await login(try means.chosen.get())
  }

  func login(_ authentication: Authentication) async throws(PullFailure) -> Login {
    switch authentication {
    case .none: return Login(authorization: .none, expires: nil)
    case .fields(let fields):
      var values: [(FieldName, String)] = []
      for field in fields {
        values.append((field.name, field.prefix + (try secret(field.secret))))
      }
      return Login(authorization: try checked(values), expires: nil)
    case .query(let name, let secret):
      let value = try self.secret(secret)
      means.redactor.add(Secret(PercentCoding.encode(value, as: .queryValue)))
      return Login(authorization: .fields([], query: [(name, value)]), expires: nil)
    case .basic(let user, let password):
      let password = try password.map { (name) throws(PullFailure) in try secret(name) } ?? ""
      let value = basic(try text(user, in: scope, "the user"), password)
      return Login(authorization: try checked([(.authorization, value)]), expires: nil)
    case .oauth2(let rule): return try await login(rule)
    case .jwt(let rule): return try await login(rule)
    case .signIn(let rule): return try await login(rule)
    case .aws(let rule): return try await login(rule)
    case .first: throw PullFailure(.configuration, "auth: a choice within a choice")
    }
  }

  /// The secret of that name.
  func secret(_ name: String) throws(PullFailure) -> String {
    if let secret = means.secrets[name], !secret.isEmpty { return secret.reveal() }
    let hint = means.definitions.first { $0.name == name }?.hint ?? name
    throw PullFailure(.configuration, "the secret is missing or empty: \(hint)")
  }

  /// A text of the definition; `what` says in the message what it is.
  func text(
    _ text: CredentialText, in scope: Scope, _ what: String
  ) throws(PullFailure) -> String {
    switch text {
    case .secret(let name): return try secret(name)
    case .template(let template):
      if let text = try rendered(template, in: scope) { return text }
      throw PullFailure(.configuration, "auth: \(what) \(template.text) has no value")
    }
  }

  func rendered(_ template: Template, in scope: Scope) throws(PullFailure) -> String? {
    do {
      return try template.render(Record(.null), scope, for: .plain)
    } catch {
      throw PullFailure(.configuration, "auth: \(error)")
    }
  }

  /// `Basic` and base64 of user and password (RFC 7617 section 2), hidden in that form too.
  func basic(_ user: String, _ password: String) -> String {
    let encoded = Base64.encode(Array("\(user):\(password)".utf8))
    means.redactor.add(Secret(encoded))
    return "Basic " + encoded
  }

  /// The fields as a credential; a value that no field may hold is told without the value.
  func checked(
    _ fields: [(FieldName, String)], query: [(name: String, value: String)] = []
  ) throws(PullFailure) -> Authorization {
    for (name, value) in fields where !HeaderFields.isSafe(value) {
      throw PullFailure(
        .configuration,
        "the secret holds a line break or another control character, which the field \(name) "
          + "cannot bear\(means.hint)")
    }
    return .fields(fields.map { (name: $0.0, value: $0.1) }, query: query)
  }
}
