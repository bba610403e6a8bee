import Formats
import Testing

struct JSONDocumentTests {
  @Test func `what RFC 8259 allows is read and written again`() throws {
    let cases = try FormatsFixture.cases("JSON/accepted.json", "accepted")
    #expect(cases.count > 10)
    for item in cases {
      let written = try JSON.parse(item.input).bytes
      #expect(String(decoding: written, as: UTF8.self) == item["written"]?.string, "\(item.name)")
      let document = try JSONDocument(parsing: item.input)
      #expect(try JSON.parse(Array(document.root.bytes)) == document.root.tree, "\(item.name)")
    }
  }

  @Test func `everything else is refused with its place`() throws {
    let cases = try FormatsFixture.cases("JSON/refused.json", "refused")
    #expect(cases.count > 40)
    for item in cases {
      let error = #expect(throws: FormatError.self, "\(item.name)") {
        try JSON.parse(item.input)
      }
      guard let error else { continue }
      let isRight =
        error.what.contains(item["what"]?.string ?? "?")
        && error.offset == item["at"]?.integer
      #expect(isRight, "\(item.name): \(error)")
    }
  }

  @Test func `every prefix of a text is refused`() throws {
    let text = Array(#"{"id":"é\u00e9\ud83d\ude00x","n":[-12.5e+3,true,null,{"a":{}}]}"#.utf8)
    _ = try JSON.parse(text)
    for length in 0..<text.count {
      #expect(throws: FormatError.self) { try JSON.parse(Array(text[..<length])) }
    }
  }

  @Test func `depth is bounded without recursion`() throws {
    func nested(_ depth: Int) -> [UInt8] {
      [UInt8](repeating: ASCII.openBracket, count: depth)
        + [UInt8](repeating: ASCII.closeBracket, count: depth)
    }
    _ = try JSON.parse(nested(192))
    _ = try JSONDocument(parsing: nested(3), depth: 3)
    for (text, depth) in [
      (nested(193), 192), (nested(4), 3), (nested(100_000), 192), (nested(100_000), .max),
      (Array(repeating: ASCII.openBracket, count: 1_000_000), 192),
    ] {
      #expect(throws: FormatError.self) { try JSONDocument(parsing: text, depth: depth) }
    }
  }

  @Test func `nodes answer by kind, name and place`() throws {
    let text = #"""
      {"s":"a\nb","p":"plain","n":3.0,"big":12345678901234567890,"t":true,"f":false,"z":null,
       "list":[1,[2,3],{"k":"v"}],"s":"last","\u0065scaped":1,"o":{}}
      """#
    let root = try JSONDocument(parsing: Array(text.utf8)).root
    #expect(root.kind == .object && root.count == 10)
    #expect(root["s"]?.string == "last")
    #expect(root["p"]?.utf8.map { Array($0) } == Array("plain".utf8))
    #expect(root["n"]?.integer == 3 && root["n"]?.numberText == "3.0")
    #expect(root["big"]?.integer == nil && root["big"]?.numberText == "12345678901234567890")
    #expect(root["t"]?.bool == true && root["f"]?.bool == false && root["z"]?.isNull == true)
    #expect(root.member(Array("escaped".utf8))?.integer == 1)
    #expect(root["S"] == nil && root["list"]?["k"] == nil && root["p"]?.integer == nil)
    let list = try #require(root["list"])
    #expect(list.count == 3 && list.elements.map { $0.kind } == [.number, .array, .object])
    #expect(list.elements.map { String(decoding: $0.bytes, as: UTF8.self) }[1] == "[2,3]")
    #expect(
      root.members.map { $0.key } == [
        "p", "n", "big", "t", "f", "z", "list", "s", "escaped", "o",
      ])
    #expect(root["o"]?.members.map { $0.key } == [] && root["p"]?.elements.map { $0.kind } == [])
  }

  @Test func `names that look alike stay apart, and repeated ones are found at any size`() throws {
    let alike = try JSON.parse(Array(#"{"abcdXefg":1,"abcdYefg":2,"abcd":3,"":4,"a":5}"#.utf8))
    #expect(alike.object?.keys == ["abcdXefg", "abcdYefg", "abcd", "", "a"])
    for count in [2, 31, 32, 33, 200] {
      let members = (0..<count).map { "\"name\($0)\":\($0)" }
      let text = "{\(members.joined(separator: ",")),\"name1\":-1}"
      let root = try JSONDocument(parsing: Array(text.utf8)).root
      #expect(root.count == count && root.members.map { $0.key }.last == "name1")
      #expect(root["name1"]?.integer == -1 && root.tree["name1"]?.integer == -1)
      #expect(root.tree.object?.count == count)
    }
  }
}
