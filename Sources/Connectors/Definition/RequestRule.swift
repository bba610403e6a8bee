internal import Formats

/// One request of a definition: where it goes and what it carries.
struct RequestRule: Sendable {
  /// Where the request does not lie below the base of all requests.
  let base: Template?
  let path: Template
  let query: [Parameters]
  let body: Body

  /// One name with its values: each template gives a value, none, or those of a list.
  struct Parameters: Sendable {
    let name: String
    let values: [Template]
  }

  /// What a request carries; with anything but `none` it is a POST that only reads.
  enum Body: Sendable {
    case none
    case json(BodyForm)
    case form([Parameters])
    case graphQL(GraphQLQuery)
  }

  var isGraphQL: Bool { if case .graphQL = body { true } else { false } }

  /// Whether a value may go there in this request.
  func carries(_ parameter: PageRule.Parameter) -> Bool {
    switch (parameter, body) {
    case (.query, _), (.variable, .graphQL), (.body, .json), (.form, .form): true
    default: false
    }
  }
}

/// A GraphQL query and its variables; the document itself is never templated.
struct GraphQLQuery: Sendable {
  let document: String
  let variables: [(name: String, value: Expression)]
}

/// A part of a JSON body.
indirect enum BodyForm: Sendable {
  case value(ValueForm)
  case object([(name: String, form: BodyForm)])
  case list([BodyForm])

  /// What has no value is left out of what it stands in.
  func json(in scope: Scope) throws(ExpressionFailure) -> JSON {
    switch self {
    case .value(let form): return try form.value(of: Record(.null), in: scope, KnownLists())
    case .object(let members):
      var object = JSONObject()
      for member in members {
        let value = try member.form.json(in: scope)
        if !value.isNull { object[member.name] = value }
      }
      return .object(object)
    case .list(let forms):
      var values: [JSON] = []
      for form in forms {
        let value = try form.json(in: scope)
        if !value.isNull { values.append(value) }
      }
      return .array(values)
    }
  }
}
