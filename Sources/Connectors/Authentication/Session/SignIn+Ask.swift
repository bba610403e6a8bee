internal import Formats
internal import HTTP

extension SignIn {
  /// Where a sign-in asks, for messages: without the query, which may hold secrets.
  static func subject(_ url: String) -> String {
    let path = url.utf8.prefix { $0 != UInt8(ascii: "?") }
    return "sign-in at \(Substring(path))"
  }

  /// Asks once more or less; whatever is no success has been told in full.
  func ask(
    _ request: Request, isJSON: Bool, _ discretion: Discretion.SignIn
  ) async throws(PullFailure) -> Answer.Page {
    var request = request
    request.discretion.signIn = discretion
    let subject = Self.subject(request.target)
    let expected = Exchange.Expectation(
      stream: subject, errors: [], form: isJSON ? .json : .any, isGraphQL: false,
      scope: means.scope,
      isSignIn: true)
    var cost = AnswerCost()
    defer { means.tally.add(cost.requests, to: means.redactor.clean(subject)) }
    guard case .page(let page) = try await exchange.ask(request, expected, &cost) else {
      throw PullFailure(.host, "\(subject): the answer is none")
    }
    return page
  }

  /// A value of the answer; null where it has none.
  func value(
    _ expression: Expression, of page: Answer.Page, in scope: Scope
  ) throws(PullFailure) -> JSON {
    var scope = scope
    let root = page.document?.root ?? (try? JSONDocument(parsing: page.body))?.root
    scope.page = root
    scope.fields = page.fields
    do {
      return try expression.value(of: root.map { Record($0) } ?? Record(.null), in: scope)
    } catch {
      throw PullFailure(.host, "\(Self.subject(page.url)): \(error)")
    }
  }

  /// A text or number of the answer that has to be there.
  func text(
    _ expression: Expression, of page: Answer.Page, in scope: Scope
  ) throws(PullFailure) -> String {
    switch try value(expression, of: page, in: scope) {
    case .string(let text) where !text.isEmpty: return text
    case .number(let number): return number.text
    default:
      let said =
        page.document.flatMap { AnswerReader.named($0.root.tree) }
        .map { ": \"\(AnswerReader.excerpt($0, means.redactor))\"" } ?? ""
      throw PullFailure(
        .host,
        "\(Self.subject(page.url)): the answer holds nothing at \(expression.text)\(said)"
          + means.hint)
    }
  }
}
