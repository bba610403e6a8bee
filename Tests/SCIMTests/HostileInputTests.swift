import Formats
import HTTP
import Identity
import Testing

struct HostileInputTests {
  /// Repeatable chance.
  private struct Chance: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 29
    }
  }

  @Test func whateverIsAskedIsAnsweredInSCIM() throws {
    let example = Example(["acme": try Organisation.snapshot()])
    let pieces = [
      "/", "//", "Users", "Groups", "Roles", "Schemas", "ResourceTypes", "Me", ".search", "1",
      "%2F",
      "%", "%f", "%FF", "%00", "?", "&", "=", "filter", "count", "startIndex", "sortBy",
      "attributes",
      "excludedAttributes", "userName", "%20eq%20", "%22", "%5C", "(", ")", "+", "-", "0",
      "9223372036854775807", "-9223372036854775808", ".", ",", ":", "[", "]", "ü", "\u{1F600}",
      "urn:ietf:params:scim:schemas:core:2.0:User", "id", "meta", "filter=id%20eq%20%22",
    ]
    var chance = Chance(state: 7)
    var statuses: Set<Int> = []
    var wrong: [String] = []
    for _ in 0..<8000 {
      let length = Int.random(in: 1...9, using: &chance)
      let openings = ["/", "/Users?filter=", "/Groups?count=", "/Users?x=", "/Roles?startIndex="]
      let target =
        (openings.randomElement(using: &chance) ?? "/")
        + (0..<length).map { _ in pieces.randomElement(using: &chance) ?? "" }.joined()
      let method = chance.next() % 5 == 0 ? Method.post : .get
      let answer = example.ask(target, method)
      statuses.insert(answer.status)
      if answer.json["schemas"] == nil || ![200, 400, 403, 404, 405, 501].contains(answer.status) {
        wrong.append("\(method) \(target): \(answer.status)")
      }
    }
    #expect(wrong == [])
    #expect(statuses.isSuperset(of: [200, 400, 404, 405, 501]))
  }

  @Test func oddNamesComeBackAsTheyAre() throws {
    let odd = [
      "\u{0}", "\u{7F}", "\"", "\\", "/", "a/b", "%2F", "+", " ", "?", "#", "..", "\u{2028}",
      "\u{FEFF}", "e\u{301}", "\u{E9}", "\u{202E}x", "\u{1F468}\u{200D}\u{1F469}", "\r\n", "=cmd",
      "<script>", String(repeating: "x", count: 3000),
    ]
    var builder = SnapshotBuilder(instance: "acme")
    for text in odd {
      var account = Account(id: text)
      account.displayName = text
      account.email = text
      account.title = text
      builder.add(account)
      var group = Group(id: text)
      group.name = text
      builder.add(group)
      builder.add(
        Membership(groupID: text, member: Reference(.account, text)), stream: 0)
    }
    let example = Example(["acme": try builder.build().snapshot])
    let users = example.ask("/Users").resources
    #expect(users.count == odd.count)
    for user in users {
      let id = user["id"]?.string ?? ""
      let texts = [
        user["displayName"], user["title"], user["emails"]?.array?.first?["value"],
        user["groups"]?.array?.first?["value"],
      ]
      #expect(texts.allSatisfy { $0 == .string(id) }, "\(id)")
      for reference in [user["meta"]?["location"], user["groups"]?.array?.first?["$ref"]] {
        let path = (reference?.string ?? "").dropFirst(Example.publicURL.count)
        #expect(example.ask(String(path), whole: true).json["id"] == .string(id), "\(path)")
      }
    }
    #expect(
      Set(users.compactMap { $0["userName"]?.string }.map { Array($0.utf8) }).count == odd.count)
  }
}
