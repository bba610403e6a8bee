internal import Formats
internal import HTTP

/// One page as the rule of its list looks at it.
struct PageView: Sendable {
  /// The answer, or what holds the list in it.
  let answer: Record
  /// Where it was asked, so that relative links have something to be relative to.
  let url: String
  let fields: HeaderFields
  /// Raw rows, before any filter.
  let rows: Int
  /// Raw rows so far, this page's among them.
  let received: Int
  let lastRow: Record?
  /// The page's number, the first being 1.
  let number: Int
  /// The page size that was asked for.
  let size: Int?
}

/// What a page says of the rest of its list.
struct PageSignal: Sendable {
  let next: PageWalk.Next
  /// What the next request carries, a number where the app gave one.
  let value: JSON

  /// The list is over.
  init(end why: String) {
    next = .end(why)
    value = .null
  }

  /// There is more, at this place.
  init(more value: JSON) {
    next = .more(PageSignal.token(value))
    self.value = value
  }

  fileprivate init(_ next: PageWalk.Next, _ value: JSON) {
    self.next = next
    self.value = value
  }

  fileprivate static func token(_ value: JSON) -> String {
    value.string ?? value.number?.text ?? ""
  }
}

extension PageRule {
  func signal(_ page: PageView, in scope: Scope, links: any LinkResolver) throws -> PageSignal {
    switch next {
    case .none(let because): return PageSignal(end: because)
    case .link(let relation):
      guard let link = try LinkField.target(relation, in: page.fields.values(.link)) else {
        return PageSignal(end: "no link to a next page")
      }
      return PageSignal(more: .string(try links.resolve(link, from: page.url)))
    case .url(let expression):
      switch try expression.value(of: page.answer, in: scope) {
      case .null: return PageSignal(end: "no next URL")
      case .string(let link) where link.isEmpty: return PageSignal(end: "no next URL")
      case .string(let link):
        return PageSignal(more: .string(try links.resolve(link, from: page.url)))
      case let other:
        throw PullFailure(.list, "the next URL is \(Article.with(other.kind)), not a text")
      }
    case .cursor(let rule): return try rule.signal(page, in: scope)
    case .number(_, let first, let until):
      return try signal(until, .integer(first + page.number), page, scope)
    case .offset(_, let first, .received, let until):
      return try signal(until, .integer(first + page.received), page, scope)
    case .offset(_, let first, .requested, let until):
      guard let size = page.size, let step = Self.product(size, page.number) else {
        throw PullFailure(.configuration, "a step as requested needs a page size")
      }
      return try signal(until, .integer(first + step), page, scope)
    case .keyset(let expression, _, let until):
      return try signal(until, try key(expression, page, scope), page, scope)
    }
  }

  private static func product(_ a: Int, _ b: Int) -> Int? {
    let (product, overflows) = a.multipliedReportingOverflow(by: b)
    return overflows || product > Int.max / 2 ? nil : product
  }

  /// What the last row says; a page without rows has none, and needs none.
  private func key(_ expression: Expression, _ page: PageView, _ scope: Scope) throws -> JSON {
    guard let last = page.lastRow else { return .string("") }
    switch try expression.value(of: last, in: scope) {
    case .string(let text) where !text.isEmpty: return .string(text)
    case .number(let number): return .number(number)
    default:
      throw PullFailure(
        .list,
        "the last row has no text or number at \(expression.text), where the next page begins"
      )
    }
  }

  private func signal(
    _ until: Until, _ value: JSON, _ page: PageView, _ scope: Scope
  ) throws -> PageSignal {
    let token = PageSignal.token(value)
    switch until {
    case .total: return PageSignal(.byTotal(token), value)
    case .emptyPage: return PageSignal(.untilEmpty(token), value)
    case .shortPage:
      guard let size = page.size else {
        throw PullFailure(.configuration, "until: \"shortPage\" needs a page size, and it is 0")
      }
      let leaps = if case .offset(_, _, .requested, _) = next { true } else { false }
      return PageSignal(.untilShort(token, size: size, leaps: leaps), value)
    case .more(let expression):
      return try expression.holds(of: page.answer, in: scope)
        ? PageSignal(more: value) : PageSignal(end: "the app says no more")
    case .pages(let expression):
      guard let pages = Self.whole(try expression.value(of: page.answer, in: scope)) else {
        throw PullFailure(
          .list, "the answer does not say at \(expression.text) how many pages there are")
      }
      return PageSignal(.byPages(token, of: pages), value)
    }
  }

  /// A whole number, or a text that is one.
  static func whole(_ value: JSON) -> Int? {
    switch value {
    case .number(let number): number.integer
    case .string(let text): JSONNumber.isGrammatical(text) ? JSONNumber(text: text).integer : nil
    default: nil
    }
  }
}

extension CursorRule {
  fileprivate func signal(_ page: PageView, in scope: Scope) throws -> PageSignal {
    if let more, !(try more.holds(of: page.answer, in: scope)) {
      return PageSignal(end: "the app says no more")
    }
    switch try cursor.value(of: page.answer, in: scope) {
    case .string(let cursor) where !cursor.isEmpty: return PageSignal(more: .string(cursor))
    case .number(let cursor): return PageSignal(more: .number(cursor))
    case .null, .string:
      guard more == nil else {
        throw PullFailure(.list, "the app says that there is more, but gives no cursor")
      }
      return PageSignal(end: "no cursor")
    case let other:
      throw PullFailure(.list, "the cursor is \(Article.with(other.kind)), not a text")
    }
  }
}
