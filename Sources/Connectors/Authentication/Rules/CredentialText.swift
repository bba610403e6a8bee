/// A text of a sign-in: from a template, or a secret by its name.
enum CredentialText: Sendable {
  case template(Template)
  case secret(String)

  var secrets: [String] {
    if case .secret(let name) = self { [name] } else { [] }
  }
}
