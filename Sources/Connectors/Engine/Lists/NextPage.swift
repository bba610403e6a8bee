internal import Formats
internal import HTTP

extension PageRule {
  /// What an answer says of the rest of its list.
  ///
  /// `received` is the number of raw rows so far, this page included; `number` the page's number.
  func next(
    after page: Answer.Page, rows: Int, received: Int, number: Int, in scope: Scope,
    links: any LinkResolver
  ) throws -> PageWalk.Next {
    let record = page.document.map { Record($0.root) } ?? Record(.null)
    switch next {
    case .none(let because):
      if let sign = try Self.signOfMore(page) {
        throw PullFailure(
          .list,
          "the definition reads one answer (\(because)), but the answer says that there is "
            + "more (\(sign))")
      }
      return .end(because)
    case .link(let relation):
      guard let link = try LinkField.target(relation, in: page.fields.values(.link)) else {
        return .end("no link to a next page")
      }
      return .more(try links.resolve(link, from: page.url))
    case .url(let expression):
      switch try expression.value(of: record, in: scope) {
      case .null: return .end("no next URL")
      case .string(let link) where link.isEmpty: return .end("no next URL")
      case .string(let link): return .more(try links.resolve(link, from: page.url))
      case let other:
        throw PullFailure(.list, "the next URL is a \(other.kind), not a text")
      }
    case .cursor(let expression, _, let more):
      if let more, !(try more.holds(of: record, in: scope)) { return .end("the app says no more") }
      switch try expression.value(of: record, in: scope) {
      case .string(let cursor) where !cursor.isEmpty: return .more(cursor)
      case .number(let cursor): return .more(cursor.text)
      case .null, .string:
        guard more == nil else {
          throw PullFailure(.list, "the app says that there is more, but gives no cursor")
        }
        return .end("no cursor")
      case let other: throw PullFailure(.list, "the cursor is a \(other.kind), not a text")
      }
    case .number(_, let first, let until):
      return try end(until, "\(first + number)", record, scope)
    case .offset(_, let first, let until):
      return try end(until, "\(first + received)", record, scope)
    }
  }

  private func end(
    _ until: Until, _ token: String, _ record: Record, _ scope: Scope
  ) throws -> PageWalk.Next {
    switch until {
    case .total: .byTotal(token)
    case .emptyPage: .untilEmpty(token)
    case .more(let expression):
      try expression.holds(of: record, in: scope) ? .more(token) : .end("the app says no more")
    }
  }

  /// What in an answer announces a further page, for lists that are read as one answer.
  private static func signOfMore(_ page: Answer.Page) throws -> String? {
    if try LinkField.target("next", in: page.fields.values(.link)) != nil {
      return "a Link field with rel=next"
    }
    guard let root = page.document?.root, root.kind == .object else { return nil }
    for name in ["has_more", "hasMore", "more"] where root[name]?.bool == true { return name }
    for name in ["next", "nextLink", "@odata.nextLink", "next_page", "nextPageToken", "nextCursor"]
    {
      if let text = root[name]?.string, !text.isEmpty { return name }
    }
    return nil
  }
}
