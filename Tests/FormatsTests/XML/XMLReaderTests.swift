import Formats
import Testing

struct XMLReaderTests {
  private static func tree(_ item: JSON) throws(FormatError) -> JSON {
    let lists = item["lists"]?.array?.compactMap { $0.string } ?? []
    return try JSON.parse(xml: item.input, lists: XMLLists(lists))
  }

  @Test func `what servers send becomes a tree`() throws {
    for item in try FormatsFixture.cases("XML/accepted.json", "accepted") {
      let written = String(decoding: try Self.tree(item).bytes, as: UTF8.self)
      #expect(written == item["written"]?.string, "\(item.name)")
    }
  }

  @Test func `everything else is refused with its place`() throws {
    let cases = try FormatsFixture.cases("XML/refused.json", "refused")
    #expect(cases.count > 40)
    for item in cases {
      let error = #expect(throws: FormatError.self, "\(item.name)") { try Self.tree(item) }
      guard let error else { continue }
      let isRight =
        error.what.contains(item["what"]?.string ?? "?")
        && error.offset == item["at"]?.integer ?? error.offset
      #expect(isRight, "\(item.name): \(error)")
    }
  }

  @Test func `depth is bounded`() throws {
    func nested(_ depth: Int) -> [UInt8] {
      Array((String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)).utf8)
    }
    _ = try JSON.parse(xml: nested(128), lists: XMLLists())
    for depth in [129, 100_000] {
      #expect(throws: FormatError.self) { try JSON.parse(xml: nested(depth), lists: XMLLists()) }
    }
  }

  @Test func `every prefix of a text is refused, and no garbled one is a crash`() throws {
    let text = Array(
      "<?xml version='1.0'?><r xmlns:p='u'><p:a b='&#xe9;é'>x&lt;<![CDATA[y]]></p:a><!--c--></r>"
        .utf8)
    _ = try JSON.parse(xml: text, lists: XMLLists(["a"]))
    for length in 0..<text.count {
      #expect(throws: FormatError.self) {
        try JSON.parse(xml: Array(text[..<length]), lists: XMLLists())
      }
    }
    var state: UInt64 = 1
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let signs = Array("<>&;/!?-[]='\"x# \r\n\u{0}é".utf8)
    var refused = 0
    for _ in 0..<20_000 {
      var broken = text
      for _ in 0...random(4) {
        let place = random(broken.count)
        switch random(3) {
        case 0: broken[place] = signs[random(signs.count)]
        case 1: broken.insert(signs[random(signs.count)], at: place)
        default: broken.remove(at: place)
        }
      }
      do {
        _ = try JSON.parse(xml: broken, lists: XMLLists(["a"]))
      } catch {
        refused += 1
        if error.offset > broken.count { Issue.record("\(error) of \(broken.count)") }
      }
    }
    #expect(refused > 10_000)
  }
}
