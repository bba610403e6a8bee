internal import Files
internal import Formats
internal import HTTP

extension SignIn {
  /// The token itself is what proves who asks.
  func login(_ rule: TokenRule) async throws(PullFailure) -> Login {
    let token = try await token(rule)
    let end = exchange.clock.now().adding(milliseconds: Int64(rule.seconds) * 1000)
    return Login(
      authorization: try checked([(.authorization, "Bearer " + token)]),
      expires: end.adding(milliseconds: -Int64(Self.headStart(rule)) * 1000))
  }

  /// A token of the rule's claims, signed (RFC 7515 section 3.1).
  func token(_ rule: TokenRule) async throws(PullFailure) -> String {
    let file = try keyFile(rule)
    var scope = scope
    scope["key"] = file.content
    let header: JSONObject = ["alg": .string(rule.algorithm.rawValue), "typ": .string("JWT")]
    let head = try members(rule.header, in: scope, after: header)
    let issued = exchange.clock.now().seconds - Int64(Self.headStart(rule))
    var claims = try members(rule.claims, in: scope, after: JSONObject())
    claims["iat"] = .integer(Int(issued))
    claims["exp"] = .integer(Int(issued) + rule.seconds)
    claims["jti"] = .string(try Self.random())
    let message = [head, claims]
      .map { Base64.encode(JSON.object($0).bytes, .url) }.joined(separator: ".")
    let signature = try await signature(of: Array(message.utf8), rule, file.key)
    let token = message + "." + Base64.encode(signature, .url)
    means.redactor.add(Secret(token))
    return token
  }

  /// Clocks differ: a token begins a minute ago, and a short one somewhat later.
  private static func headStart(_ rule: TokenRule) -> Int { min(60, rule.seconds / 4) }

  private func members(
    _ templates: [(name: String, value: Template)], in scope: Scope, after first: JSONObject
  ) throws(PullFailure) -> JSONObject {
    var members = first
    for template in templates {
      if let text = try rendered(template.value, in: scope) {
        members[template.name] = .string(text)
      }
    }
    return members
  }

  /// The key, and the JSON file that it stands in, where it does.
  private func keyFile(
    _ rule: TokenRule
  ) throws(PullFailure) -> (key: Secret, content: JSON) {
    let text = try secret(rule.key)
    guard let place = rule.keyAt else { return (Secret(text), .null) }
    guard let content = try? JSON.parse(Array(text.utf8)), content.object != nil else {
      throw unusable(rule, "it is no JSON file with a key in it")
    }
    guard let key = try? place.value(of: Record(content), in: scope).string else {
      throw unusable(rule, "the JSON holds no key at \(place.text)")
    }
    means.redactor.add(Secret(key))
    return (Secret(key), content)
  }

  private func signature(
    of message: [UInt8], _ rule: TokenRule, _ key: Secret
  ) async throws(PullFailure) -> [UInt8] {
    do {
      return try await means.signer.sign(message, by: rule.algorithm, key: key)
    } catch {
      throw unusable(rule, error.what)
    }
  }

  private func unusable(_ rule: TokenRule, _ why: String) -> PullFailure {
    let hint = means.definitions.first { $0.name == rule.key }?.hint ?? rule.key
    return PullFailure(.configuration, "cannot sign with the secret \(rule.key): \(why) (\(hint))")
  }

  private static func random() throws(PullFailure) -> String {
    do {
      return try Random.hexadecimal(bytes: 16)
    } catch {
      throw PullFailure(.configuration, "no random number: \(error)")
    }
  }
}
