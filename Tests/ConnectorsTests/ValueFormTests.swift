import Formats
import Identity
import Testing

@testable import Connectors

@Suite struct ValueFormTests {
  private func value(_ form: ValueForm, _ record: JSON, _ lists: KnownLists = KnownLists())
    -> String
  {
    do {
      let value = try form.value(of: Record(record), in: Scope(), lists)
      return String(decoding: value.bytes, as: UTF8.self)
    } catch {
      return "fails: \(error.what)"
    }
  }

  private func record(_ text: String) throws -> JSON { try JSON.parse(Array(text.utf8)) }

  @Test(arguments: [
    (#"{"x":"User"}"#, #""human""#), (#"{"x":"user"}"#, #""human""#), (#"{"x":"Bot"}"#, "null"),
    (#"{"x":true}"#, "1"), (#"{"x":7}"#, #""seven""#), (#"{"x":7.0}"#, "null"),
    (#"{}"#, #""none""#),
    (#"{"x":""}"#, #""none""#), (#"{"x":null}"#, #""none""#),
    (#"{"x":["User"]}"#, "fails: gives an array, and a table needs one value"),
  ])
  func `a table knows its values and says what the rest is`(text: String, expected: String) throws {
    let form = TableForm(
      of: try Expression("x"),
      map: ["user": .string("human"), "true": .integer(1), "7": .string("seven")],
      absent: .string("none"), otherwise: .value(.null), ignoresCase: true)
    #expect(value(.table(form), try record(text)) == expected)
  }

  @Test func `the rest of a table may pass, or be an error`() throws {
    func table(_ otherwise: TableForm.Otherwise) throws -> ValueForm {
      .table(
        TableForm(
          of: try Expression("x"), map: ["a": .string("b")], absent: .null, otherwise: otherwise,
          ignoresCase: false))
    }
    let record = try record(#"{"x":"A"}"#)
    #expect(value(try table(.same), record) == #""A""#)
    #expect(value(try table(.error), record).contains(#"gives "A", and only these are known"#))
  }

  @Test func `times come in many spellings, and may never have happened`() throws {
    let noon = "\"2026-05-28T20:26:40Z\""
    let cases: [(TimeForm.Spelling, String, String)] = [
      (.rfc3339, #""2026-05-28T22:26:40+02:00""#, noon), (.epochSeconds, "1780000000", noon),
      (.epochSeconds, #""1780000000""#, noon), (.epochMilliseconds, "1780000000000", noon),
      (.loose, #""2026-05-28T20:26:40""#, noon),
      (.loose, #""2026-05-28""#, "\"2026-05-28T00:00:00Z\""),
      (.date, #""2026-05-28""#, "\"2026-05-28T00:00:00Z\""),
      (.httpDate, #""Thu, 28 May 2026 20:26:40 GMT""#, noon),
      (.rfc3339, "null", "null"), (.rfc3339, #""""#, "null"), (.epochSeconds, "0", "null"),
      (.rfc3339, #""2026-05-28""#, "fails"), (.epochSeconds, #""soon""#, "fails"),
      (.rfc3339, "true", "fails"), (.date, #""2026-02-30""#, "fails"),
    ]
    for (spelling, text, expected) in cases {
      let form = TimeForm(of: try Expression("x"), spelling: spelling, never: ["0"])
      let told = value(.time(form), try record("{\"x\":\(text)}"))
      #expect(
        told == expected || expected == "fails" && told.hasPrefix("fails"), "\(text): \(told)")
    }
  }

  @Test func `a flag in neither list is unknown`() throws {
    let form = ValueForm.flag(
      FlagForm(of: try Expression("x"), yes: ["yes", "1"], no: ["no", "0"]))
    let cases = [
      ("true", "true"), (#""YES""#, "true"), ("1", "true"), (#""No""#, "false"), ("0", "false"),
      ("2", "null"), (#""maybe""#, "null"), ("null", "null"), ("[]", "null"), ("false", "false"),
    ]
    for (text, expected) in cases {
      #expect(value(form, try record("{\"x\":\(text)}")) == expected, "\(text)")
    }
  }

  @Test func `a join has three answers`() throws {
    let form = ValueForm.listed(
      ListedForm(
        of: try Expression("x"), stream: "s", yes: .bool(false), no: .bool(true), unavailable: .null
      ))
    var listed = NameTable()
    listed.insert(Array("7".utf8))
    var lists = KnownLists(ids: ["s": listed])
    #expect(value(form, try record(#"{"x":7}"#), lists) == "false")
    #expect(value(form, try record(#"{"x":"8"}"#), lists) == "true")
    #expect(value(form, try record("{}"), lists) == "null")
    lists.unavailable = ["s"]
    #expect(value(form, try record(#"{"x":7}"#), lists) == "null")
    #expect(value(form, try record(#"{"x":7}"#)) == "null")
  }

  @Test func `the first that has a value counts`() throws {
    let form = ValueForm.first([
      .expression(try Expression("a")), .expression(try Expression("b")), .literal(.bool(false)),
    ])
    #expect(value(form, try record(#"{"a":"","b":"x"}"#)) == #""x""#)
    #expect(value(form, try record(#"{"a":0,"b":"x"}"#)) == "0")
    #expect(value(form, try record("{}")) == "false")
  }
}
