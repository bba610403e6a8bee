import Formats
import Testing

@testable import Connectors

@Suite struct JMESPathErrorTests {
  private static func error(of text: String) -> JMESPathError? {
    #expect(throws: JMESPathError.self) { try JMESPath.compile(text) }
  }

  @Test func `the caret stands below the place`() {
    let text = "\"größe\"\n| lenght(@)"
    let error = Self.error(of: text)
    #expect(
      error?.caret(in: text) == """
        "größe" | lenght(@)
                  ^
        """)
    #expect(error?.message == "there is no function lenght (did you mean \"length\"?)")
    let end = "a."
    #expect(Self.error(of: end)?.caret(in: end) == "a.\n  ^")
    #expect(JMESPathError(.syntax, "x", at: 99).caret(in: "ab") == "ab\n  ^")
    #expect(JMESPathError(.syntax, "x", at: -1).caret(in: "ab") == "ab\n^")
  }

  @Test func `messages say what to write`() {
    let messages: [String: String] = [
      "state == `running`": "text is written '...'",
      "list[a]": "a list of expressions is written .[a, b]",
      "größe": "needs double quotes",
      "replace(a, b)": "replace takes 3 to 4 arguments, here it gets 2",
      "sort_by(a, b)": "sort_by takes an expression after & as argument 2, not a value",
    ]
    for (text, part) in messages {
      #expect(Self.error(of: text)?.message.contains(part) == true)
    }
  }

  @Test func `messages never show data`() throws {
    let secret = JSON.members(["token": .string("s3cret")])
    let expression = try JMESPath.compile("abs(token)")
    let error = #expect(throws: JMESPathError.self) { try expression.evaluate(secret) }
    #expect(error?.message == "abs takes a number as argument 1, not string")
  }

  @Test func `what nests too deep is refused at load`() {
    let texts = [
      String(repeating: "(", count: 5000) + "a", String(repeating: "!", count: 900) + "a",
      Array(repeating: "a", count: 400).joined(separator: "."),
      Array(repeating: "a", count: 400).joined(separator: " || "),
      String(repeating: "[", count: 300) + "@" + String(repeating: "]", count: 300),
      Array(repeating: "[@]", count: 300).joined(separator: "|"),
    ]
    for text in texts { #expect(Self.error(of: text)?.code == .syntax) }
  }

  @Test func `ninety-nine levels are allowed`() throws {
    let deep = String(repeating: "!", count: 99) + "a"
    #expect(try JMESPath.compile(deep).evaluate(.null) == .bool(true))
    let long = Array(repeating: "a", count: 99).joined(separator: ".")
    #expect(try JMESPath.compile(long).evaluate(.null) == .null)
  }

  @Test func `what would grow without end is refused`() throws {
    let doubled = Array(repeating: "[@, @]", count: 60).joined(separator: " | ")
    let texts = [
      doubled, doubled + " | to_string(@)", doubled + " | @ == [@[0], @[1]]",
      Array(repeating: "[@, @][]", count: 40).joined(separator: " | "),
      "let $a = 'abcdefgh' in "
        + String(repeating: "let $a = join('', [$a, $a]) in ", count: 40) + "$a",
      "pad_left('x', `900719925474099`)",
    ]
    for text in texts {
      let expression = try JMESPath.compile(text)
      let error = #expect(throws: JMESPathError.self) { try expression.evaluate(.bool(true)) }
      #expect(error?.code == .invalidValue)
    }
  }
}
