/// How a token endpoint is asked for an access token (RFC 6749 and its extensions).
struct OAuth2Rule: Sendable {
  enum Grant: String, CaseIterable, Sendable {
    /// RFC 6749 section 4.4.
    case clientCredentials = "client_credentials"
    /// RFC 6749 section 6.
    case refreshToken = "refresh_token"
    /// RFC 7523 section 2.1.
    case jwtBearer = "jwt-bearer"
    /// Zoom's name for a grant to one account.
    case accountCredentials = "account_credentials"

    /// The name that is sent.
    var parameter: String {
      self == .jwtBearer ? "urn:ietf:params:oauth:grant-type:jwt-bearer" : rawValue
    }
  }

  let token: Template
  let grant: Grant
  let client: Client?
  /// The secret that holds the refresh token, for that grant.
  let refreshToken: String?
  /// Whether each use of the refresh token gives a new one, which has to be kept.
  let rotates: Bool
  let scope: Template?
  let form: [(name: String, value: CredentialText)]
  let assertion: TokenRule?
  let clientAssertion: TokenRule?
  let answer: Answer

  struct Client: Sendable {
    enum Place: String, CaseIterable, Sendable {
      case body, basic, json
    }

    let id: CredentialText
    let secret: String?
    let send: Place
  }

  struct Answer: Sendable {
    let token: Expression
    let expires: Expression
    /// What else is kept, as `$login.name`.
    let kept: [(name: String, value: Expression)]
  }

  /// Whether the request's body is JSON instead of a form.
  var isJSON: Bool { client?.send == .json }

  var secrets: [String] {
    var names = client?.id.secrets ?? []
    names += [client?.secret, refreshToken, assertion?.key, clientAssertion?.key].compactMap { $0 }
    names += form.flatMap { $0.value.secrets }
    return names
  }
}
