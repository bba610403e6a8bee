internal import Formats
internal import HTTP

/// Looks into one answer: is it a page, or which error is it?
struct AnswerReader {
  struct Problem: Error {
    let what: String
    /// A cut or garbled answer may be whole the next time.
    let isWorthRetrying: Bool
  }

  let response: Response
  let expected: Exchange.Expectation
  private let parsed: Result<JSONDocument, FormatError>
  /// The body for conditions, made a tree once for all of them: a text where it is neither JSON
  /// nor XML, null where it is empty.
  private let tree: JSON

  /// `hasConditions` is whether any rule looks into the body.
  init(response: Response, expected: Exchange.Expectation, hasConditions: Bool) {
    self.response = response
    self.expected = expected
    do {
      let document = try AnswerParser.document(response.body, as: expected.form)
      parsed = .success(document)
      tree = hasConditions ? document.root.tree : .null
    } catch {
      parsed = .failure(error)
      tree = AnswerParser.tree(of: response.body)
    }
  }

  func matches(_ rule: ErrorRule) -> Bool {
    if rule.statuses.isEmpty {
      // Without a status, a rule is about bodies that only look like success.
      guard rule.when != nil else { return false }
    } else if !rule.statuses.contains(response.status.code) {
      return false
    }
    return rule.when.map { holds($0) } ?? true
  }

  /// Whether a condition on body and fields holds.
  func holds(_ condition: Expression) -> Bool {
    var scope = expected.scope
    scope.fields = response.fields
    return (try? condition.holds(of: Record(tree), in: scope)) ?? false
  }

  /// The sentence of a definition, whose expressions read the answer as conditions do; nil where
  /// one of them has no value there. What the app writes stays one clean line.
  func sentence(_ say: Template, _ redactor: Redactor) -> String? {
    var scope = expected.scope
    scope.fields = response.fields
    let answer = (try? parsed.get()).map { Record($0.root) } ?? Record(tree)
    guard let text = try? say.render(answer, scope, for: .plain) else { return nil }
    return Self.excerpt(text, redactor, longest: 600)
  }

  /// What the app says in its error, short and clean, or nothing.
  func said(_ redactor: Redactor) -> String {
    let root = (try? parsed.get())?.root.tree ?? tree
    guard let text = Self.named(root) ?? Self.firstMessage(root), !text.isEmpty else { return "" }
    return ": \"\(Self.excerpt(text, redactor))\""
  }

  /// Where an answer that is none sends whoever asks, or nothing.
  func destination(_ redactor: Redactor) -> String {
    guard (300..<400).contains(response.status.code), let place = response.fields[.location] else {
      return ""
    }
    // A query or fragment may hold what nobody else should see.
    let address = String(place.prefix { $0 != "?" && $0 != "#" })
    return " to \(Self.excerpt(address, redactor)), which is not followed: set the base URL to the "
      + "address that answers itself"
  }

  func page(_ url: String, _ redactor: Redactor) -> Result<Answer.Page, Problem> {
    switch expected.form {
    case .json, .lines, .xml: break
    case .csv, .any:
      if case .csv = expected.form,
        response.body.first(where: { $0 > ASCII.space }) == UInt8(ascii: "<")
      {
        return .failure(Self.webPage("CSV"))
      }
      return .success(
        Answer.Page(url: url, fields: response.fields, body: response.body, document: nil))
    }
    switch parsed {
    case .failure(let error): return .failure(Self.problem(error, response.body, expected.form))
    case .success(let document):
      if expected.isGraphQL, let errors = document.root["errors"], errors.count > 0 {
        let first = Self.excerpt(Self.firstMessage(document.root.tree) ?? "no message", redactor)
        let what = "the GraphQL answer holds errors: \"\(first)\""
        return .failure(Problem(what: what, isWorthRetrying: false))
      }
      return .success(
        Answer.Page(url: url, fields: response.fields, body: response.body, document: document))
    }
  }

  /// The beginning of a text of the app, in one line. Secrets go first: a cut through one would
  /// leave the half of it.
  static func excerpt(
    _ text: String, _ redactor: Redactor, longest: Int = 200
  ) -> String {
    let clean = redactor.clean(text).unicodeScalars
      .filter { $0.value >= 0x20 && $0.value != 0x7F }
    return String(String.UnicodeScalarView(clean.prefix(longest)))
  }

  /// The members that apps put their errors in; OAuth has two of them (RFC 6749 section 5.2).
  static func named(_ root: JSON) -> String? {
    if let about = root["error_description"]?.string {
      return (root["error"]?.string.map { $0 + ": " } ?? "") + about
    }
    let holders = [root, root["error"], root["Error"]].compactMap { $0 }
    let names = ["message", "Message", "detail", "error"]
    return holders.lazy.flatMap { holder in names.compactMap { holder[$0]?.string } }.first
  }

  private static func firstMessage(_ root: JSON) -> String? {
    root["errors"]?.array?.first?["message"]?.string
  }

  private static func problem(
    _ error: FormatError, _ body: [UInt8], _ form: AnswerForm
  ) -> Problem {
    let first = body.first { $0 > ASCII.space }
    if first == nil {
      return Problem(
        what: "the answer is empty, and \(form.word) is expected", isWorthRetrying: true)
    }
    if first == UInt8(ascii: "<"), isWebPage(body, form) { return webPage(form.word) }
    return Problem(
      what: "the answer is not \(form.word) (\(error.what) at byte \(error.offset) of "
        + "\(body.count)): it was cut off, or comes from something else than the app",
      isWorthRetrying: true)
  }

  /// Where XML is due, only a document type or an element of HTML tells a web page.
  private static func isWebPage(_ body: [UInt8], _ form: AnswerForm) -> Bool {
    guard case .xml = form else { return true }
    let start = body.drop { $0 <= ASCII.space }.prefix(9).map { ASCII.lowered($0) }
    return start.starts(with: "<html".utf8) || start.starts(with: "<!doctype".utf8)
  }

  private static func webPage(_ form: String) -> Problem {
    Problem(
      what: "the answer is a web page (HTML), not \(form): check the base URL; a login page or a "
        + "proxy may stand in between", isWorthRetrying: true)
  }
}
