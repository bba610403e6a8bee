import Formats
import TestSupport
import Testing

struct FilterTests {
  private static func ask(_ example: Example, _ item: JSON) -> Answer {
    let filter = PercentCoding.encode(item.array?[1].string ?? "", as: .queryValue)
    return example.ask("/\(item.array?[0].string ?? "")?filter=\(filter)")
  }

  @Test func theWholeLanguageFindsWhatItSays() throws {
    let cases = try JSON.parse(Fixture.bytes("SCIM/filters.json"))["found"]?.array ?? []
    let example = Example(["acme": try Organisation.snapshot()])
    let wrong = cases.filter { item in
      let answer = Self.ask(example, item)
      return answer.status != 200
        || answer.ids != item.array?[2].array?.compactMap { $0.string }
        || answer.json["totalResults"]?.integer != answer.ids.count
    }
    #expect(cases.count > 80)
    #expect(wrong.map { "\($0.array?[1].string ?? "") \(Self.ask(example, $0).ids)" } == [])
  }

  @Test func whatIsNoFilterIsRefusedAsOne() throws {
    let cases = try JSON.parse(Fixture.bytes("SCIM/filters.json"))["refused"]?.array ?? []
    let example = Example(["acme": try Organisation.snapshot()])
    let wrong = cases.filter { item in
      let answer = Self.ask(example, item)
      return answer.status != 400 || answer.json["scimType"]?.string != "invalidFilter"
    }
    #expect(cases.count > 30)
    #expect(wrong.map { $0.array?[1].string } == [])
  }

  @Test func depthAndLengthAreBounded() throws {
    let example = Example(["acme": try Organisation.snapshot()])
    func nested(_ count: Int) -> JSON {
      let filter =
        String(repeating: "not (", count: count) + "title pr" + String(repeating: ")", count: count)
      return .array([.string("Users"), .string(filter)])
    }
    func long(_ count: Int) -> JSON {
      let filter = Array(repeating: "id eq \"1\"", count: count).joined(separator: " or ")
      return .array([.string("Users"), .string(filter)])
    }
    #expect(Self.ask(example, nested(20)).ids == ["1"])
    #expect(Self.ask(example, nested(99)).ids == ["2/b c", "3", "ünï"])
    #expect(Self.ask(example, nested(101)).status == 400)
    #expect(Self.ask(example, nested(700)).status == 400)
    #expect(Self.ask(example, long(160)).ids == ["1"])
    #expect(Self.ask(example, long(400)).status == 400)
  }
}
