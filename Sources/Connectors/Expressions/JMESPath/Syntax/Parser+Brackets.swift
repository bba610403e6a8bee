import Formats

extension JMESPath.Parser {
  /// Whether `[*]` stands here.
  var isWholeStar: Bool {
    guard case .star = following.kind, case .closeBracket = token(after: 2).kind else {
      return false
    }
    return true
  }

  /// `[0]`, `[1:2]` or `[*]`
  mutating func bracket(_ left: Node) throws(JMESPathError) -> Node {
    switch following.kind {
    case .number, .colon: break
    case .star where isWholeStar:
      let start = take().offset
      take()
      take()
      let right = try projected(Self.starPower)
      return Node(.projection(left, right), at: start, over: [left, right])
    default: throw afterBracket()
    }
    let start = take().offset
    if case .number(let index) = current.kind, case .closeBracket = following.kind {
      take()
      take()
      let element = Node(.index(index), at: start)
      return Node(.chain(left, element), at: start, over: [left, element])
    }
    let slice = Node(.slice(try slice()), at: start)
    let sliced = Node(.chain(left, slice), at: start, over: [left, slice])
    let right = try projected(Self.starPower)
    return Node(.projection(sliced, right), at: start, over: [sliced, right])
  }

  mutating func afterBracket() -> JMESPathError {
    take()
    return unexpected("a number, a slice, * or ? (a list of expressions is written .[a, b])")
  }

  /// `start:end:step]`, each number optional, with one or two colons.
  private mutating func slice() throws(JMESPathError) -> JMESPath.Slice {
    let start = bound()
    guard case .colon = current.kind else { throw unexpected(": or ]") }
    take()
    let end = bound()
    var step = 1
    var place = current.offset
    if case .colon = current.kind {
      take()
      place = current.offset
      step = bound() ?? 1
    }
    try closeBracket()
    guard step != 0 else {
      throw JMESPathError(.invalidValue, "the step of a slice cannot be 0", at: place)
    }
    return JMESPath.Slice(start: start, end: end, step: step)
  }

  private mutating func bound() -> Int? {
    guard case .number(let value) = current.kind else { return nil }
    take()
    return value
  }
}
