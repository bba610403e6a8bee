internal import Formats
internal import HTTP

extension SignIn {
  /// An access token from a token endpoint (RFC 6749 section 3.2).
  func login(_ rule: OAuth2Rule) async throws(PullFailure) -> Login {
    guard let url = try rendered(rule.token, in: scope) else {
      throw PullFailure(.configuration, "auth: the token URL \(rule.token.text) has no value")
    }
    let refresh = try await refreshToken(rule)
    let request = try await request(rule, url, refresh?.value.reveal())
    let open = rule.answer.kept.compactMap { $0.value.plainPath }
    let page = try await ask(request, isJSON: true, Discretion.SignIn(open: open))
    if let refresh { try await keep(refresh, rule, page) }
    let token = try text(rule.answer.token, of: page, in: scope)
    means.redactor.add(Secret(token))
    let expires = try value(rule.answer.expires, of: page, in: scope)
    var kept = JSONObject()
    for (name, expression) in rule.answer.kept {
      kept[name] = .string(try text(expression, of: page, in: scope))
    }
    return Login(
      authorization: try checked([(.authorization, "Bearer " + token)]),
      expires: Expiry.time(expires, now: exchange.clock.now()), kept: kept)
  }

  private func request(
    _ rule: OAuth2Rule, _ url: String, _ refreshToken: String?
  ) async throws(PullFailure) -> Request {
    var pairs: [(name: String, value: String)] = [("grant_type", rule.grant.parameter)]
    if let refreshToken { pairs.append(("refresh_token", refreshToken)) }
    if let assertion = rule.assertion {
      pairs.append(("assertion", try await token(assertion)))
    }
    if let assertion = rule.clientAssertion {
      // RFC 7523 section 2.2.
      let type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
      pairs.append(("client_assertion_type", type))
      pairs.append(("client_assertion", try await token(assertion)))
    }
    if let asked = rule.scope, let text = try rendered(asked, in: scope) {
      pairs.append(("scope", text))
    }
    for (name, value) in rule.form {
      pairs.append((name, try text(value, in: scope, "\(name) of the form")))
    }
    var request = Request(.post, url)
    request.fields[.accept] = "application/json"
    try add(rule.client, to: &pairs, &request.fields)
    if rule.isJSON {
      var body = JSONObject()
      for (name, value) in pairs { body[name] = .string(value) }
      request.fields[.contentType] = "application/json"
      request.body = JSON.object(body).bytes
    } else {
      request.fields[.contentType] = "application/x-www-form-urlencoded"
      request.body = Self.form(pairs)
    }
    return request
  }

  private func add(
    _ client: OAuth2Rule.Client?, to pairs: inout [(name: String, value: String)],
    _ fields: inout HeaderFields
  ) throws(PullFailure) {
    guard let client else { return }
    let id = try text(client.id, in: scope, "the client's id")
    let secret = try client.secret.map { (name) throws(PullFailure) in try self.secret(name) }
    if client.send == .basic, let secret {
      // Both are encoded as in a form first (RFC 6749 section 2.3.1).
      fields[.authorization] = basic(
        PercentCoding.encode(id, as: .form), PercentCoding.encode(secret, as: .form))
      return
    }
    pairs.append(("client_id", id))
    if let secret { pairs.append(("client_secret", secret)) }
  }

  static func form(_ pairs: [(name: String, value: String)]) -> [UInt8] {
    let encoded = pairs.map { name, value in
      "\(PercentCoding.encode(name, as: .form))=\(PercentCoding.encode(value, as: .form))"
    }
    return Array(encoded.joined(separator: "&").utf8)
  }
}

/// Refresh tokens that are good for one use.
extension SignIn {
  /// The one that was kept, if it follows from the configured one; else that.
  private func refreshToken(_ rule: OAuth2Rule) async throws(PullFailure) -> KeptSecret? {
    guard let name = rule.refreshToken else { return nil }
    let configured = try secret(name)
    let origin = SHA256.hex(Array(configured.utf8))
    guard rule.rotates else { return KeptSecret(value: Secret(configured), origin: origin) }
    do {
      if let kept = try await means.keeper.kept(name), kept.origin == origin {
        means.redactor.add(kept.value)
        return kept
      }
    } catch {
      throw PullFailure(.host, "the renewed secret \(name) cannot be read: \(error)")
    }
    return KeptSecret(value: Secret(configured), origin: origin)
  }

  /// Keeps the next one before anything else is done: the one that was sent is used up.
  private func keep(
    _ used: KeptSecret, _ rule: OAuth2Rule, _ page: Answer.Page
  ) async throws(PullFailure) {
    guard rule.rotates, let name = rule.refreshToken,
      let next = page.document?.root["refresh_token"]?.string, !next.isEmpty
    else { return }
    let secret = Secret(next)
    means.redactor.add(secret)
    do {
      try await means.keeper.keep(KeptSecret(value: secret, origin: used.origin), for: name)
    } catch {
      throw PullFailure(
        .host,
        "the renewed secret \(name) cannot be kept, and the app takes the old one no more: "
          + "\(error)\(means.hint)")
    }
  }
}
