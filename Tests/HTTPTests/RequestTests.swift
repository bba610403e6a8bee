import HTTP
import Testing

@Suite struct RequestTests {
  @Test func `splits the target at the first question mark`() {
    let cases: [(String, String, String?)] = [
      ("/", "/", nil), ("/a?", "/a", ""), ("/a?b?c", "/a", "b?c"), ("/%3F?x", "/%3F", "x"),
      ("/e\u{301}?\u{301}", "/e\u{301}", "\u{301}"),
    ]
    for (target, path, query) in cases {
      let request = Request(.get, target)
      #expect(Array(request.path.utf8) == Array(path.utf8))
      #expect(request.query.map { Array($0.utf8) } == query.map { Array($0.utf8) })
    }
  }
}
