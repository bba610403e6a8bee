internal import HTTP

/// A sign-in of one or more requests, and what proves afterwards who asks.
struct SignInRule: Sendable {
  let steps: [Step]
  /// The fields and pairs of the query that later requests bear.
  let then: [Proof]
  /// How long it is good for where no answer says.
  let seconds: Int?
  /// Names that the steps keep and that are no credentials.
  let openNames: Set<String>

  struct Step: Sendable {
    enum Body: Sendable {
      case none
      case json(SignInBody)
      case form([(name: String, value: CredentialText)])
    }

    let isPost: Bool
    /// Absolute, or below the base of all requests.
    let url: Template
    let authentication: Authentication
    let headers: [(name: String, value: Template)]
    let body: Body
    let kept: [(name: String, value: Expression)]

    var isBelowBase: Bool { url.text.utf8.first == UInt8(ascii: "/") }
  }

  /// Where later requests bear what was kept.
  enum Proof: Sendable {
    case field(FieldName, Template)
    case query(String, Template)
  }

  var secrets: [String] {
    steps.flatMap { step -> [String] in
      switch step.body {
      case .none: step.authentication.secrets
      case .json(let body): step.authentication.secrets + body.secrets
      case .form(let pairs): step.authentication.secrets + pairs.flatMap { $0.value.secrets }
      }
    }
  }
}

/// The JSON body of a sign-in, with secrets at some of its places.
indirect enum SignInBody: Sendable {
  case value(ValueForm)
  case secret(String)
  case object([(name: String, value: SignInBody)])
  case list([SignInBody])

  var secrets: [String] {
    switch self {
    case .value: []
    case .secret(let name): [name]
    case .object(let members): members.flatMap { $0.value.secrets }
    case .list(let items): items.flatMap { $0.secrets }
    }
  }
}
