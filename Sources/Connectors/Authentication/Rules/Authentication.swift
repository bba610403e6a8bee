internal import HTTP

/// How requests prove who asks.
indirect enum Authentication: Sendable {
  case none
  /// Fields of these names: a prefix, then the secret.
  case fields([Field])
  /// A pair of the query whose value is the secret.
  case query(name: String, secret: String)
  /// User and password (RFC 7617); no password where the user is the key.
  case basic(user: CredentialText, password: String?)
  case oauth2(OAuth2Rule)
  /// A token that is signed here and itself the bearer.
  case jwt(TokenRule)
  case signIn(SignInRule)
  case aws(AWSRule)
  /// The first that fits the settings or the secrets that are given.
  case first([Choice])

  struct Field: Sendable {
    let name: FieldName
    let prefix: String
    let secret: String
  }

  struct Choice: Sendable {
    /// Always where nil.
    let when: Expression?
    let authentication: Authentication
  }

  /// `Authorization: Bearer` and the secret of that name.
  static func bearer(_ secret: String) -> Authentication {
    .fields([Field(name: .authorization, prefix: "Bearer ", secret: secret)])
  }
}

extension Authentication {
  /// The secrets that it uses, for messages that say which to mend.
  var secrets: [String] {
    switch self {
    case .none: []
    case .fields(let fields): fields.map { $0.secret }
    case .query(_, let secret): [secret]
    case .basic(let user, let password): user.secrets + (password.map { [$0] } ?? [])
    case .oauth2(let rule): rule.secrets
    case .jwt(let rule): [rule.key]
    case .signIn(let rule): rule.secrets
    case .aws(let rule): rule.secrets
    case .first(let choices): choices.flatMap { $0.authentication.secrets }
    }
  }

  /// Whether a refused credential can be replaced by a new one.
  var isRenewable: Bool {
    switch self {
    case .none, .fields, .query, .basic: false
    case .oauth2, .jwt, .signIn: true
    case .aws(let rule): rule.role != nil
    case .first(let choices): choices.contains { $0.authentication.isRenewable }
    }
  }

  /// What a sign-in keeps for later requests, as `$login.name`.
  var keptNames: Set<String> {
    switch self {
    case .none, .fields, .query, .basic, .jwt, .aws: []
    case .oauth2(let rule): Set(rule.answer.kept.map { $0.name })
    case .signIn(let rule): rule.openNames
    case .first(let choices): choices.reduce(into: []) { $0.formUnion($1.authentication.keptNames) }
    }
  }
  /// Whether a step of a sign-in asks below the base of all requests.
  var asksBelowBase: Bool {
    switch self {
    case .none, .fields, .query, .basic, .oauth2, .jwt, .aws: false
    case .signIn(let rule): rule.steps.contains { $0.isBelowBase }
    case .first(let choices): choices.contains { $0.authentication.asksBelowBase }
    }
  }
}
