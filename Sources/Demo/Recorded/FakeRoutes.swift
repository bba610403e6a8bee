import HTTP

/// A path of the app's API, with `{...}` for what varies, and what it answers.
struct FakeRoute: Sendable {
  /// Nil means that there is no such thing: the app's 404.
  typealias Answer = @Sendable (FakeCall) -> FakeAnswer?

  private let pattern: [Substring]
  let answer: Answer

  init(_ pattern: String, _ answer: @escaping Answer) {
    self.pattern = pattern.split(separator: "/")
    self.answer = answer
  }

  /// What stands in the braces, if the path is of this form.
  func parameters(in path: String) -> [String]? {
    let segments = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    guard segments.count == pattern.count else { return nil }
    var parameters: [String] = []
    for (expected, segment) in zip(pattern, segments) {
      if expected.hasPrefix("{") {
        parameters.append(String(segment))
      } else if !expected.utf8.elementsEqual(segment.utf8) {
        return nil
      }
    }
    return parameters
  }
}

/// The table of what a fake app answers.
struct FakeRoutes: Sendable {
  private let routes: [FakeRoute]

  init(_ routes: [FakeRoute]) { self.routes = routes }

  func answer(_ call: FakeCall) -> FakeAnswer? {
    for route in routes {
      guard let parameters = route.parameters(in: call.path) else { continue }
      var call = call
      call.parameters = parameters
      return route.answer(call)
    }
    return nil
  }
}
