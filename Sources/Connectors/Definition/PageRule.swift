/// How a list goes on and how it ends.
struct PageRule: Sendable {
  enum Next: Sendable {
    /// One answer is the whole list, and why that is known.
    case none(because: String)
    /// A `Link` field with that relation; none means the end.
    case link(String)
    /// A URL in the answer; null or absent means the end.
    case url(Expression)
    /// A cursor in the answer; null, absent or empty means the end, or `more` does.
    case cursor(Expression, Parameter, more: Expression?)
    /// The next page's number.
    case number(query: String, first: Int, until: Until)
    /// The number of rows received so far.
    case offset(query: String, first: Int, until: Until)
  }

  enum Until: Sendable {
    case total
    case emptyPage
    /// An expression that says that there is more.
    case more(Expression)
  }

  /// Where a value goes in the next request.
  enum Parameter: Sendable {
    case query(String)
    case variable(String)
  }

  struct Size: Sendable {
    let parameter: Parameter
    let value: Expression
  }

  let size: Size?
  let next: Next
  let total: Expression?
}
