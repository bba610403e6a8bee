extension MatrixLie {
  /// Whether it is told by the list itself, which can change in one way only.
  private var isOfList: Bool {
    ["between pages", "take turns", "duplicate"].contains { name.contains($0) }
  }

  /// Both lies at once; nil where one leaves no room for the other.
  func and(_ other: MatrixLie) -> MatrixLie? {
    guard !(isOfList && other.isOfList) else { return nil }
    let (first, second) = isOfList ? (self, other) : (other, self)
    var both = second
    both.list = first.list
    both.due = first.due.filter { second.due.contains($0) }
    both.allowed = first.allowed + second.allowed
    both.change = { answer, ask, style in
      first.change(&answer, ask, style)
      second.change(&answer, ask, style)
    }
    both.fault = { ask, style in first.fault(ask, style) ?? second.fault(ask, style) }
    both.garble = { response, ask, style in
      first.garble(&response, ask, style)
      second.garble(&response, ask, style)
    }
    both.isRetried = first.isRetried || second.isRetried
    return both
  }
}
