import Formats
import TestSupport
import Testing

@testable import Connectors

@Suite struct JMESPathTests {
  /// What an expression gives, as text: numbers must keep theirs, members their order.
  private static func outcome(_ text: String, _ given: JSON) -> String {
    do {
      let expression = try JMESPath.compile(text)
      return String(decoding: try expression.evaluate(given).bytes, as: UTF8.self)
    } catch {
      return "\(error)"
    }
  }

  @Test func `every case of the table has its result`() throws {
    let suites = try #require(try JSON.parse(Fixture.bytes("JMESPath/cases.json")).array)
    var wrong: [String] = []
    var count = 0
    for suite in suites {
      for entry in suite["cases"]?.array ?? [] {
        count += 1
        let text = entry["expression"]?.string ?? ""
        let wanted = String(decoding: (entry["result"] ?? .null).bytes, as: UTF8.self)
        let got = Self.outcome(text, suite["given"] ?? .null)
        if got != wanted { wrong.append("\(text): \(got), not \(wanted)") }
      }
    }
    #expect(wrong == [])
    #expect(count > 100)
  }

  @Test func `every error has its code, its place and its time`() throws {
    let given = try JSON.parse(
      Array(#"{"number": 1, "mixed": ["a", 1], "list": [{"key": 1}, {"key": "a"}]}"#.utf8))
    let entries = try #require(try JSON.parse(Fixture.bytes("JMESPath/errors.json")).array)
    var wrong: [String] = []
    for entry in entries {
      let text = entry["expression"]?.string ?? ""
      var found = "load"
      do throws(JMESPathError) {
        let expression = try JMESPath.compile(text)
        found = "run"
        let result = try expression.evaluate(given)
        wrong.append("\(text): no error but \(result)")
      } catch {
        let isRight =
          error.code.rawValue == entry["error"]?.string && error.offset == entry["at"]?.integer
          && found == entry["found"]?.string
        if !isRight { wrong.append("\(text): \(error), found at \(found)") }
      }
    }
    #expect(wrong == [])
    #expect(entries.count >= 40)
  }

  @Test func `variables come from outside, the root is what it is said to be`() throws {
    let page = JSON.members(["total": .integer(7)])
    let record = JSON.members(["id": .integer(1)])
    let expression = try JMESPath.compile("[id, $page.total, $.total, let $x = id in $x]")
    #expect(expression.variables == ["page"])
    let result = try expression.evaluate(record, variables: ["page": page], root: page)
    #expect(result == .array([.integer(1), .integer(7), .integer(7), .integer(1)]))
    let error = #expect(throws: JMESPathError.self) {
      try expression.evaluate(record, variables: ["pages": page])
    }
    #expect(error?.code == .undefinedVariable)
    #expect(error?.message == "$page is not defined here (did you mean \"pages\"?)")
  }

  @Test func `free variables are those that no let defines`() throws {
    let expected: [String: Set<String>] = [
      "a.b": [],
      "$a": ["a"],
      "let $a = $a in $a": ["a"],
      "let $a = b, $c = $a in $c": ["a"],
      "sort_by($list, &abs($x))[?a == $y].{n: $z}": ["list", "x", "y", "z"],
    ]
    var found: [String: Set<String>] = [:]
    for text in expected.keys { found[text] = try JMESPath.compile(text).variables }
    #expect(found == expected)
  }

  @Test func `chains of names are known as paths`() throws {
    let plain: [String: [String]] = [
      "a": ["a"], "a.b.\"c.d\"": ["a", "b", "c.d"], "(a.b).c": ["a", "b", "c"],
    ]
    for (text, path) in plain { #expect(try JMESPath.compile(text).plainPath == path) }
    for text in ["@", "$", "$a.b", "a[0]", "a.*", "a.b || c", "length(a)", "'a'", "a.[b]"] {
      #expect(try JMESPath.compile(text).plainPath == nil)
    }
    let variable = try JMESPath.compile("$page.meta.total").variablePath
    #expect(variable?.name == "page")
    #expect(variable?.path == ["meta", "total"])
    #expect(try JMESPath.compile("$page").variablePath?.path == [])
    #expect(try JMESPath.compile("$page[0].a").variablePath == nil)
    #expect(try JMESPath.compile("page.a").variablePath == nil)
  }
}
