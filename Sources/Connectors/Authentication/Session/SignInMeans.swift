package import Formats
internal import HTTP

/// What a sign-in works with: the chosen kind, the secrets, and where new ones are kept.
struct SignInMeans: Sendable {
  /// The kind that fits settings and secrets, or why none does.
  let chosen: Result<Authentication, PullFailure>
  let secrets: [String: Secret]
  let definitions: [SecretDefinition]
  /// `$settings`, for the templates.
  let scope: Scope
  let base: Template
  let headers: [(name: String, value: Template)]
  let keeper: any SecretKeeper
  let signer: any TokenSigner
  let redactor: Redactor
  let tally = SignInTally()

  init(_ request: PullRequest) {
    let rules = request.definition.http
    secrets = request.secrets
    definitions = request.definition.secrets
    scope = Scope(["settings": .object(request.settings), "login": .null])
    base = rules?.base ?? .empty
    headers = rules?.headers ?? []
    keeper = request.keeper
    signer = request.signer
    redactor = request.redactor
    do throws(PullFailure) {
      let authentication = try request.definition.authentication(
        settings: request.settings, given: Set(request.secrets.keys))
      chosen = .success(authentication)
    } catch {
      chosen = .failure(error)
    }
  }

  var isRenewable: Bool { (try? chosen.get().isRenewable) ?? false }

  /// ` (token: <what it must be>; make one at <link>)`, for the secrets that are in use.
  var hint: String {
    let used = (try? chosen.get().secrets) ?? []
    let hints = definitions.filter { used.contains($0.name) }.map { $0.hint }
    return hints.isEmpty ? "" : " (\(hints.joined(separator: "; ")))"
  }
}

extension SecretDefinition {
  /// `token: <what it must be>; make one at <link>`.
  var hint: String { "\(name): \(about)" + (link.map { "; make one at \($0)" } ?? "") }
}

extension ConnectorDefinition {
  /// How requests of an instance prove who asks, given the names of its secrets.
  package func authenticationProblem(
    settings: JSONObject, given: Set<String>
  ) -> String? {
    do throws(PullFailure) {
      _ = try authentication(settings: settings, given: given)
      return nil
    } catch {
      return error.what
    }
  }

  func authentication(
    settings: JSONObject, given: Set<String>
  ) throws(PullFailure) -> Authentication {
    var all = JSONObject()
    for secret in secrets { all[secret.name] = .bool(given.contains(secret.name)) }
    let scope = Scope(["settings": .object(settings), "given": .object(all)])
    let chosen = try (http?.authentication ?? .none).choice(in: scope)
    guard let chosen else {
      throw PullFailure(
        .configuration,
        "no way to sign in fits: give one of the secrets "
          + secrets.map { $0.hint }.joined(separator: "; "))
    }
    let required = Set(secrets.filter { !$0.isOptional }.map { $0.name })
    // An optional secret is needed once the way to sign in that uses it is chosen.
    let missing = secrets.filter { secret in
      chosen.needed.contains(secret.name) && !required.contains(secret.name)
        && !given.contains(secret.name)
    }
    guard missing.isEmpty else {
      throw PullFailure(
        .configuration,
        "a secret is missing: \(missing.map { $0.hint }.joined(separator: "; "))")
    }
    return chosen
  }
}

extension Authentication {
  /// Itself, or the first of its choices that fits; nil where none does.
  func choice(in scope: Scope) throws(PullFailure) -> Authentication? {
    guard case .first(let choices) = self else { return self }
    do throws(ExpressionFailure) {
      for choice in choices {
        if try choice.when?.holds(of: Record(.null), in: scope) ?? true {
          return choice.authentication
        }
      }
    } catch {
      throw PullFailure(.configuration, "auth: \(error)")
    }
    return nil
  }

  /// The secrets without which it cannot work; of an AWS key the session's token is none.
  fileprivate var needed: [String] {
    if case .aws(let rule) = self { [rule.accessKeyID, rule.secretAccessKey] } else { secrets }
  }
}
