internal import Formats

/// How a list goes on and how it ends.
struct PageRule: Sendable {
  enum Next: Sendable {
    /// One answer is the whole list, and why that is known.
    case none(because: String)
    /// A `Link` field with that relation; none means the end.
    case link(String)
    /// A URL in the answer; null or absent means the end.
    case url(Expression)
    case cursor(CursorRule)
    /// The next page's number.
    case number(Parameter, first: Int, until: Until)
    /// The number of rows received, or asked for, so far.
    case offset(Parameter, first: Int, step: Step, until: Until)
    /// A value of the last row, behind which the next page begins.
    case keyset(Expression, Parameter, until: Until)
  }

  enum Until: Sendable {
    case total
    case emptyPage
    /// A page with fewer rows than were asked for.
    case shortPage
    /// An expression that says that there is more.
    case more(Expression)
    /// An expression that says how many pages there are.
    case pages(Expression)
  }

  enum Step: String, CaseIterable, Sendable {
    case received, requested
  }

  /// Where a value goes in the next request.
  enum Parameter: Sendable {
    case query(String)
    case variable(String)
    /// The names on the way to a member of the JSON body.
    case body([String])
    case form(String)
  }

  struct Size: Sendable {
    let parameter: Parameter
    let value: Expression
  }

  /// The most rows that the API ever gives of this list.
  struct Cap: Sendable {
    let rows: Int
    let say: String
  }

  let size: Size?
  let next: Next
  let total: Expression?
  let cap: Cap?
  /// Whether the list is read until two readings in a row bring the same rows: the only proof where
  /// rows that go while it is read draw others past their page and no key orders them.
  var agrees = false
}

/// A cursor in the answer; null, absent or empty means the end, or `more` does.
struct CursorRule: Sendable {
  let cursor: Expression
  let parameter: PageRule.Parameter
  let more: Expression?
  /// Whether the next request sends nothing of the first one's query but cursor and size.
  let isAlone: Bool
  /// The request that continues, where it is another one.
  let request: RequestRule?
}

extension PageRule {
  /// Every expression that the rule reads from an answer.
  var expressions: [Expression] {
    let own: [Expression?] =
      switch next {
      case .none, .link: []
      case .url(let url): [url]
      case .cursor(let rule): [rule.cursor, rule.more]
      case .number(_, _, let until), .offset(_, _, _, let until): [until.expression]
      case .keyset(let value, _, let until): [value, until.expression]
      }
    return (own + [total]).compactMap { $0 }
  }

  /// Where the rule puts values, the size's place among them.
  var parameters: [Parameter] {
    [next.parameter, size?.parameter].compactMap { $0 }
  }
}

extension PageRule.Next {
  /// Where the value of the next page goes; nil where a link says it all.
  var parameter: PageRule.Parameter? {
    switch self {
    case .none, .link, .url: nil
    case .cursor(let rule): rule.parameter
    case .number(let place, _, _), .offset(let place, _, _, _), .keyset(_, let place, _): place
    }
  }

  /// Lists that count say where they begin, too.
  var start: PageValue? {
    switch self {
    case .number(let place, let first, _), .offset(let place, let first, _, _):
      PageValue(parameter: place, value: .integer(first))
    case .none, .link, .url, .cursor, .keyset: nil
    }
  }
}

extension PageRule.Until {
  fileprivate var expression: Expression? {
    switch self {
    case .total, .emptyPage, .shortPage: nil
    case .more(let expression), .pages(let expression): expression
    }
  }
}
