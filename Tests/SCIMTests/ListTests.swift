import Formats
import HTTP
import Testing

struct ListTests {
  @Test func aWalkByPagesSeesEveryAccountOnceInOrder() throws {
    let example = Example(["acme": try Organisation.crowd(1005)])
    for count in [1, 100, 200, 1000] {
      var (ids, start) = ([String](), 1)
      while true {
        let answer = example.ask("/Users?startIndex=\(start)&count=\(count)")
        let page = answer.ids
        guard answer.json["totalResults"]?.integer == 1005,
          answer.json["itemsPerPage"]?.integer == page.count
        else {
          Issue.record("\(answer.text.prefix(200))")
          break
        }
        if page.isEmpty || count == 1 && ids.count > 20 { break }
        ids += page
        start += page.count
      }
      let expected = count == 1 ? 21 : 1005
      #expect(ids == (0..<expected).map { String(100_000 + $0) }, "by \(count)")
    }
  }

  @Test func pagesAreCutAsTheRFCSays() throws {
    let example = Example(["acme": try Organisation.crowd(1005)])
    let cases: [(query: String, start: Int, items: Int, first: String?)] = [
      ("", 1, 100, "100000"), ("?count=5", 1, 5, "100000"), ("?startIndex=0", 1, 100, "100000"),
      ("?startIndex=-5&count=2", 1, 2, "100000"), ("?STARTINDEX=3&Count=1", 3, 1, "100002"),
      ("?count=0", 1, 0, nil), ("?count=-1", 1, 0, nil), ("?count=5000", 1, 1000, "100000"),
      ("?count=99999999999999999999999", 1, 1000, "100000"),
      ("?startIndex=1006", 1006, 0, nil), ("?startIndex=1005&count=9", 1005, 1, "101004"),
      ("?startIndex=9223372036854775807", .max, 0, nil), ("?count=&&&=&=&x=%", 1, 100, "100000"),
      ("?startIndex=-9223372036854775808", 1, 100, "100000"), ("?sortBy=id", 1, 100, "100000"),
    ]
    var wrong: [String] = []
    for item in cases {
      let answer = example.ask("/Users" + item.query)
      let found = (
        answer.json["startIndex"]?.integer, answer.json["itemsPerPage"]?.integer, answer.ids.first,
        answer.json["totalResults"]?.integer, answer.ids.count
      )
      if found != (item.start, item.items, item.first, 1005, item.items) {
        wrong.append("\(item): \(found) \(answer.text.prefix(200))")
      }
    }
    #expect(wrong == [])
  }

  @Test func whatCannotBeAnsweredTrulyIsRefused() throws {
    let example = Example(["acme": try Organisation.snapshot()])
    let cases: [(target: String, status: Int, kind: String?)] = [
      ("/Users?count=1e3", 400, "invalidValue"), ("/Users?count=+5", 400, "invalidValue"),
      ("/Users?count=0x10", 400, "invalidValue"), ("/Users?count=%D9%A5", 400, "invalidValue"),
      ("/Users?count=%ff", 400, "invalidValue"), ("/Users?count=1&count=2", 400, "invalidValue"),
      ("/Users?sortBy=userName&sortOrder=sideways", 400, "invalidValue"),
      ("/Users?sortBy=a%20b", 400, "invalidValue"), ("/Users?sortOrder=up", 400, "invalidValue"),
      ("/Users?attributes=id&excludedAttributes=id", 400, "invalidValue"),
      ("/Schemas?filter=id%20eq%20%22x%22", 403, nil),
    ]
    let filters = [
      "userName eq", "eq \"x\"", "userName eq x\"", "userName xx \"y\"",
      "and userName pr", "(userName eq \"x\"", "userName eq \"x\")", "()", "userName eq 'x'",
      "userName eq 01", "userName eq true", "user name eq \"x\"",
      "..userName eq \"x\"", "userName eq \"x\"\u{0}", "userName eq \"\\ud800\"",
      "userName eq \"\\x\"",
      "userName eq \"x", String(repeating: "(", count: 5000),
    ].map { "/Users?filter=" + PercentCoding.encode($0, as: .queryValue) }
    var wrong: [String] = []
    for item in cases
      + (filters + ["/Users?filter=%ff"]).map({ ($0, 400, "invalidFilter") })
    {
      let answer = example.ask(item.target)
      if answer.status != item.status || answer.json["scimType"]?.string != item.kind
        || answer.json["detail"]?.string?.isEmpty != false
      {
        wrong.append("\(item): \(answer.status) \(answer.text)")
      }
    }
    #expect(wrong == [])
  }

  @Test func aFilterFindsByIndexWhateverTheSpelling() throws {
    let example = Example(["acme": try Organisation.snapshot()])
    let cases: [(list: String, filter: String, ids: [String])] = [
      ("Users", "id eq \"1\"", ["1"]), ("Users", "ID EQ \"1\"", ["1"]),
      ("Users", "userName eq \"ADA\"", ["1"]), ("Users", "username Eq \"ada\"", ["1"]),
      ("Users", "userName eq \"ada#2/b C\"", ["2/b c"]), ("Users", "userName eq \"ÄNNE\"", ["3"]),
      ("Users", "userName eq \"ÜNÏ\"", ["ünï"]), ("Users", "externalId eq \"E1\"", ["1"]),
      ("Users", "externalId eq \"e1\"", []), ("Users", "userName eq \"x' OR 1=1 --\"", []),
      ("Users", "userName eq \"%\"", []), ("Users", "userName eq \"\"", []),
      ("Users", "userName eq \"a\\u0064a\"", ["1"]), ("Users", "id eq \"2\\/b c\"", ["2/b c"]),
      ("Users", "emails.value eq \"COUNTESS@example.org\"", ["1"]),
      ("Users", "emails eq \"bob@example.com\"", ["2/b c"]),
      ("Users", "displayName eq \"ada LOVELACE\"", ["1"]),
      ("Users", " ( (userName eq \"ada\" ) ) ", ["1"]),
      ("Users", "urn:ietf:params:scim:schemas:core:2.0:User:userName eq \"ada\"", ["1"]),
      ("Groups", "displayName eq \"TEAM\"", ["g1"]), ("Groups", "displayName eq \"G3\"", ["g3"]),
      ("Groups", "displayName eq \"team #g2\"", ["g2"]), ("Groups", "id eq \"g2\"", ["g2"]),
      ("Groups", "externalId eq \"ext-g3\"", ["g3"]), ("Groups", "displayName eq \"none\"", []),
      ("Roles", "id eq \"owner\"", ["owner"]), ("Roles", "displayName eq \"OWNER\"", ["owner"]),
      ("Roles", "value eq \"role/owner\"", []),
      ("Entitlements", "displayName eq \"admin (beta)\"", ["repository/beta/admin"]),
      ("Entitlements", "value eq \"repository/alpha/admin\"", ["repository/alpha/admin"]),
    ]
    var wrong: [String] = []
    for item in cases {
      for component in [PercentCoding.Component.queryValue, .form] {
        let filter = PercentCoding.encode(item.filter, as: component)
        let answer = example.ask("/\(item.list)?filter=\(filter)&startIndex=1")
        if answer.status != 200 || answer.ids != item.ids
          || answer.json["totalResults"]?.integer != item.ids.count
        {
          wrong.append("\(item): \(answer.text)")
        }
      }
    }
    #expect(wrong == [])
  }
}
