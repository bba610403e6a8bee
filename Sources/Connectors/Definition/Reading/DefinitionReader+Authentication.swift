internal import Formats
internal import HTTP

/// The kinds of authentication, each a closed vocabulary.
extension DefinitionReader {
  /// The key that tells a kind, and what to write.
  private static let kinds = [
    "none", "bearer", "header", "headers", "query", "basic", "oauth2", "jwt", "signIn", "aws",
    "first",
  ]

  func authentication(_ object: ObjectReader) -> Authentication {
    guard
      object.required("auth", example: "{ bearer: \"token\" } (or { none: true })") != nil,
      let auth = object.object("auth", as: "auth")
    else { return .none }
    defer { auth.finish() }
    if auth.has("first") { return first(auth) }
    return kind(auth, canSignIn: true)
  }

  /// One kind; a step of a sign-in cannot itself sign in.
  func kind(_ auth: ObjectReader, canSignIn: Bool) -> Authentication {
    let kinds = canSignIn ? Self.kinds : ["none", "bearer", "header", "headers", "basic", "jwt"]
    let given = kinds.filter { auth.has($0) }
    guard given.count == 1, let kind = given.first else {
      // An unknown key gets its hint from the reader that finishes.
      for kind in kinds { _ = auth.value(kind) }
      mistake(
        auth.place, "auth needs exactly one of \(kinds.joined(separator: ", "))")
      return .none
    }
    switch kind {
    case "bearer": return .bearer(secret("bearer", of: auth))
    case "header": return header(auth)
    case "headers": return headers(auth)
    case "query":
      let name = auth.string("query") ?? ""
      return .query(name: name, secret: secret("secret", of: auth))
    case "basic": return basic(auth)
    case "oauth2": return oauth2(auth)
    case "jwt": return token("jwt", of: auth).map { .jwt($0) } ?? .none
    case "signIn": return signIn(auth)
    case "aws": return aws(auth)
    default:
      if auth.bool("none") == false { mistake(auth.place, "none is true, or another kind stands") }
      return .none
    }
  }

  /// The secret that the member `key` names.
  func secret(_ key: String, of object: ObjectReader) -> String {
    guard let value = object.required(key, example: "\"token\"") else { return "" }
    return secret(value)
  }

  func optionalSecret(_ key: String, of object: ObjectReader) -> String? {
    object.value(key).map { secret($0) }
  }

  func secret(_ value: LocatedValue) -> String {
    let name = text(value, "the name of a secret") ?? ""
    if !secretNames.contains(name) {
      let hint = NearestSpelling.hint(for: name, among: secretNames)
      mistake(value.place, "the definition has no secret \"\(name)\"\(hint)")
    }
    return name
  }

  /// A template, or `{ secret: "name" }`.
  func credentialText(_ value: LocatedValue) -> CredentialText? {
    guard case .object = value.content else { return template(value).map { .template($0) } }
    guard
      let object = ObjectReader(
        value, as: "a text or { secret: ... }", file: file, into: collector)
    else { return nil }
    defer { object.finish() }
    return .secret(secret("secret", of: object))
  }

  func credentialTexts(_ object: ObjectReader?) -> [(name: String, value: CredentialText)] {
    object?.allMembers.compactMap { member in
      credentialText(member.value).map { (member.key, $0) }
    } ?? []
  }

  func fieldName(_ text: String, _ place: Place) -> FieldName {
    if let name = FieldName(text) { return name }
    mistake(place, "\"\(text)\" is no name of a field: letters, digits and -")
    return .authorization
  }

  private func header(_ auth: ObjectReader) -> Authentication {
    let name = fieldName(auth.string("header") ?? "", auth.place)
    let prefix = auth.string("prefix") ?? ""
    return .fields([.init(name: name, prefix: prefix, secret: secret("secret", of: auth))])
  }

  /// `headers: { "DD-API-KEY": "apiKey" }`
  private func headers(_ auth: ObjectReader) -> Authentication {
    let members = auth.object("headers", as: "headers")?.allMembers ?? []
    return .fields(
      members.map { member in
        .init(name: fieldName(member.key, member.place), prefix: "", secret: secret(member.value))
      })
  }

  private func basic(_ auth: ObjectReader) -> Authentication {
    guard let basic = auth.object("basic", as: "basic") else { return .none }
    defer { basic.finish() }
    let example = "\"{$settings.email}\" (or { secret: \"token\" })"
    let user = basic.required("user", example: example).flatMap { credentialText($0) }
    let password = basic.value("password")
    let isEmpty = password.map { $0.json.string == "" } ?? true
    return .basic(
      user: user ?? .template(.empty), password: isEmpty ? nil : password.map { secret($0) })
  }

  /// `first: [{ when: "$given.token", bearer: "token" }, ...]`
  private func first(_ auth: ObjectReader) -> Authentication {
    guard let value = auth.value("first"), case .array(let items) = value.content, !items.isEmpty
    else {
      mistake(auth.place, "first is a list: [{ when: \"$given.token\", bearer: \"token\" }, ...]")
      return .none
    }
    var reader = self
    reader.known = ["settings", "given"]
    let choices = items.enumerated().compactMap { position, item -> Authentication.Choice? in
      guard let object = ObjectReader(item, as: "a choice of first", file: file, into: collector)
      else { return nil }
      defer { object.finish() }
      let when = object.value("when").flatMap { reader.expression($0) }
      if when == nil, !object.has("when"), position < items.count - 1 {
        mistake(object.place, "only the last choice may be without when: it always fits")
      }
      return Authentication.Choice(when: when, authentication: kind(object, canSignIn: true))
    }
    return .first(choices)
  }
}
