internal import Formats
internal import HTTP

/// The kinds of authentication that fetch or make tokens.
extension DefinitionReader {
  func oauth2(_ auth: ObjectReader) -> Authentication {
    guard let object = auth.object("oauth2", as: "oauth2") else { return .none }
    defer { object.finish() }
    let reader = forSignIn
    let example = "\"https://login.example.com/oauth/token\""
    let url = object.required("token", example: example).flatMap { reader.template($0) }
    let grants = OAuth2Rule.Grant.allCases.map { $0.rawValue }
    if !object.has("grant") { mistake(object.place, "oauth2 needs grant: one of \(grants)") }
    let grant = object.word("grant", of: grants).flatMap { OAuth2Rule.Grant(rawValue: $0) }
    let rule = OAuth2Rule(
      token: url ?? .empty, grant: grant ?? .clientCredentials,
      client: object.object("client", as: "client").map { reader.client($0) },
      refreshToken: optionalSecret("refreshToken", of: object),
      rotates: object.bool("rotates") ?? false,
      scope: object.value("scope").flatMap { reader.template($0) },
      form: reader.credentialTexts(object.object("form", as: "form")),
      assertion: object.has("assertion") ? token("assertion", of: object) : nil,
      clientAssertion: object.has("clientAssertion") ? token("clientAssertion", of: object) : nil,
      answer: reader.answer(object.object("answer", as: "answer")))
    check(rule, object)
    return .oauth2(rule)
  }

  /// What each grant cannot do without.
  private func check(_ rule: OAuth2Rule, _ object: ObjectReader) {
    let hasClient = rule.client?.secret != nil || rule.clientAssertion != nil
    switch rule.grant {
    case .clientCredentials where !hasClient, .accountCredentials where !hasClient:
      mistake(
        object.place,
        "\(rule.grant.rawValue) needs client: { id: ..., secret: ... } or a clientAssertion")
    case .refreshToken where rule.refreshToken == nil:
      mistake(object.place, "refresh_token needs refreshToken: the secret that holds it")
    case .jwtBearer where rule.assertion == nil:
      mistake(object.place, "jwt-bearer needs an assertion: { algorithm: ..., key: ... }")
    default: break
    }
    if rule.rotates, rule.refreshToken == nil {
      mistake(object.place, "only a refresh token rotates: rotates needs refreshToken")
    }
    if let client = rule.client, client.secret != nil, rule.clientAssertion != nil {
      mistake(object.place, "a client proves itself by its secret or by clientAssertion, not both")
    }
  }

  private func client(_ object: ObjectReader) -> OAuth2Rule.Client {
    defer { object.finish() }
    let example = "\"{$settings.clientId}\" (or { secret: \"clientId\" })"
    let id = object.required("id", example: example).flatMap { credentialText($0) }
    let places = OAuth2Rule.Client.Place.allCases.map { $0.rawValue }
    let send = object.word("send", of: places).flatMap { OAuth2Rule.Client.Place(rawValue: $0) }
    return OAuth2Rule.Client(
      id: id ?? .template(.empty), secret: optionalSecret("secret", of: object),
      send: send ?? .body)
  }

  private func answer(_ object: ObjectReader?) -> OAuth2Rule.Answer {
    defer { object?.finish() }
    func path(_ key: String, _ usual: Expression) -> Expression {
      object?.value(key).flatMap { expression($0) } ?? usual
    }
    let kept = object?.object("keep", as: "keep")?.allMembers.compactMap { member in
      expression(member.value).map { (name: member.key, value: $0) }
    }
    return OAuth2Rule.Answer(
      token: path("token", Expression(field: "access_token")),
      expires: path("expires", Expression(field: "expires_in")),
      kept: kept ?? [])
  }

  /// The token that the member `key` describes.
  func token(_ key: String, of parent: ObjectReader) -> TokenRule? {
    guard let object = parent.object(key, as: key) else { return nil }
    defer { object.finish() }
    let algorithms = SigningAlgorithm.allCases.map { $0.rawValue }
    if !object.has("algorithm") {
      mistake(object.place, "\(key) needs algorithm: one of \(algorithms)")
    }
    let algorithm = object.word("algorithm", of: algorithms)
      .flatMap { SigningAlgorithm(rawValue: $0) }
    var reader = forSignIn
    let keyAt = object.value("keyAt").flatMap { reader.expression($0) }
    if keyAt != nil { reader.known.insert("key") }
    let secret = secret("key", of: object)
    let header = reader.templates(object.object("header", as: "header"))
    let claims = reader.templates(object.object("claims", as: "claims"))
    for name in ["iat", "exp", "jti"] where claims.contains(where: { $0.name == name }) {
      mistake(object.place, "\(name) is set where the token is made: leave it out of claims")
    }
    let seconds = object.integer("seconds", in: 10...86_400) ?? 3600
    return TokenRule(
      algorithm: algorithm ?? .rs256, key: secret, keyAt: keyAt, header: header, claims: claims,
      seconds: seconds)
  }

  func aws(_ auth: ObjectReader) -> Authentication {
    guard let object = auth.object("aws", as: "aws") else { return .none }
    defer { object.finish() }
    let reader = forSignIn
    let service = object.required("service", example: "\"iam\"").flatMap { reader.template($0) }
    let region = object.required("region", example: "\"us-east-1\"")
      .flatMap { reader.template($0) }
    let role = object.object("assumeRole", as: "assumeRole").map { reader.role($0) }
    return .aws(
      AWSRule(
        service: service ?? .empty, region: region ?? .empty,
        accessKeyID: secret("accessKeyId", of: object),
        secretAccessKey: secret("secretAccessKey", of: object),
        sessionToken: optionalSecret("sessionToken", of: object), role: role))
  }

  private func role(_ object: ObjectReader) -> AWSRule.Role {
    defer { object.finish() }
    let name = object.required("role", example: "\"{$settings.roleARN}\"")
      .flatMap { template($0) }
    let externalID = object.value("externalId").flatMap { template($0) }
    let service = object.value("sts").flatMap { template($0) }
    let usual = (try? Template("https://sts.amazonaws.com")) ?? .empty
    return AWSRule.Role(name: name ?? .empty, externalID: externalID, service: service ?? usual)
  }

  /// The reader for what a sign-in may look at: settings, and the answer.
  var forSignIn: DefinitionReader {
    var reader = self
    reader.known = ["settings", "headers", "login"]
    return reader
  }
}
