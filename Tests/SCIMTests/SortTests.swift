import Formats
import HTTP
import Testing

struct SortTests {
  @Test func listsComeInTheOrderAskedFor() throws {
    let example = Example(["acme": try Organisation.snapshot()])
    let cases: [(query: String, ids: [String])] = [
      ("Users?sortBy=userName", ["1", "2/b c", "3", "ünï"]),
      ("Users?sortBy=USERNAME&sortOrder=Descending", ["ünï", "3", "2/b c", "1"]),
      ("Users?sortBy=id&sortOrder=descending", ["ünï", "3", "2/b c", "1"]),
      ("Users?sortBy=id&sortOrder=ascending", ["1", "2/b c", "3", "ünï"]),
      ("Users?sortBy=title", ["1", "2/b c", "3", "ünï"]),
      ("Users?sortBy=title&sortOrder=descending", ["2/b c", "3", "ünï", "1"]),
      ("Users?sortBy=active", ["2/b c", "3", "1", "ünï"]),
      ("Users?sortBy=active&sortOrder=descending", ["1", "ünï", "2/b c", "3"]),
      ("Users?sortBy=emails", ["1", "2/b c", "3", "ünï"]),
      ("Users?sortBy=emails.value&sortOrder=descending&count=2", ["3", "ünï"]),
      ("Users?sortBy=active&startIndex=2&count=2", ["3", "1"]),
      (
        "Users?sortBy=active&filter=active%20eq%20true%20or%20id%20eq%20%223%22", ["3", "1", "ünï"]
      ),
      ("Users?sortBy=nope&sortOrder=descending", ["1", "2/b c", "3", "ünï"]),
      ("Users?sortBy=meta.lastModified&count=1", ["1"]),
      ("Groups?sortBy=displayName", ["g3", "g1", "g2"]),
      ("Groups?sortBy=externalId&sortOrder=descending", ["g3", "g2", "g1"]),
    ]
    let wrong = cases.filter { example.ask("/" + $0.query).ids != $0.ids }
    #expect(wrong.map { "\($0) \(example.ask("/" + $0.query).text.prefix(200))" } == [])
  }

  @Test func aSearchByPostIsAnsweredAsByGet() throws {
    let example = Example(["acme": try Organisation.snapshot()])
    let urn = "urn:ietf:params:scim:api:messages:2.0:SearchRequest"
    func search(_ body: String, type: String = "application/scim+json") -> Answer {
      example.ask(
        "/Users/.search", .post,
        fields: [(.authorization, "Bearer \(Example.key)"), (.contentType, type)],
        body: Array(body.utf8))
    }
    let body = """
      {"schemas":["\(urn)"],"filter":"active eq true","sortBy":"userName",
       "sortOrder":"descending","startIndex":1,"count":1,"attributes":["userName"]}
      """
    let found = search(body, type: "application/json; charset=utf-8")
    #expect(found.ids == ["ünï"])
    #expect(found.json["totalResults"] == .integer(2))
    #expect(found.resources.first?["active"] == nil)
    #expect(search(body, type: "text/plain").status == 415)
    #expect(search("{}").status == 400)
    #expect(search("[").status == 400)
    #expect(search("{\"schemas\":[\"\(urn)\"],\"count\":\"x\"}").status == 400)
    #expect(search("{\"schemas\":[\"\(urn)\"]}").ids.count == 4)
  }
}
