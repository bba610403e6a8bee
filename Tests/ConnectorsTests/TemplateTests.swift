import Formats
import Testing

@testable import Connectors

@Suite struct TemplateTests {
  private let scope = Scope([
    "v": .members([
      "text": .string("a/b c?d#e%25&=+é"), "number": .integer(7), "flag": .bool(true),
      "null": .null,
      "list": .array([]), "dots": .string(".."),
    ])
  ])

  private func render(_ text: String, _ place: Template.Place) -> String {
    do {
      return try Template(text).render(Record(.null), scope, for: place) ?? "no value"
    } catch {
      return "fails"
    }
  }

  @Test func `each expression is encoded for its place`() {
    let cases = [
      ("/x/{$v.text}/y", "/x/a%2Fb%20c%3Fd%23e%2525%26%3D%2B%C3%A9/y"),
      ("{$v.number}-{$v.flag}", "7-true"),
      ("plain?a=b", "plain?a=b"), ("", ""), ("/{$v.null}", "no value"), ("/{$v.list}", "fails"),
      ("{'a}{b'}", "a%7D%7Bb"), ("{`\"}\"`}", "%7D"), ("{ $v.number }", "7"),
      ("{$v.\"text\" && '\\'}'}", "%27%7D"),
    ]
    for (text, expected) in cases { #expect(render(text, .pathSegment) == expected, "\(text)") }
    #expect(render("{$v.text}", .plain) == "a/b c?d#e%25&=+é")
  }

  @Test func `what is not closed or empty is refused`() {
    for text in ["{", "a{b", "{'}", "{a{b}", "{}", "{a b}"] {
      #expect(throws: JMESPathError.self, "\(text)") { try Template(text) }
    }
  }
}
