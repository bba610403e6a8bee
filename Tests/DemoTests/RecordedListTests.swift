import Formats
import HTTP
import TestSupport
import Testing

@testable import Demo

@Suite struct RecordedListTests {
  @Test(arguments: ["github", "buildkite"])
  func `every list is whole when its links are followed`(app: String) async throws {
    let client = try app == "github" ? DemoClient.gitHub() : DemoClient.buildkite()
    let cases = try JSON.parse(try Fixture.bytes("Demo/\(app)-lists.json")).array ?? []
    try #require(!cases.isEmpty)
    var wrong: [String] = []
    for expected in cases {
      let path = expected["path"]?.string ?? ""
      let pages = try await client.pages(path)
      let rows = Array(pages.joined())
      let distinct = Set(rows.map { String(decoding: $0.bytes, as: UTF8.self) })
      if rows.count != expected["rows"]?.integer || pages.count != expected["pages"]?.integer
        || distinct.count != rows.count
      {
        wrong.append(
          "\(path): \(rows.count) rows, \(distinct.count) distinct, \(pages.count) pages")
      }
    }
    #expect(wrong == [])
  }

  @Test func `links name the neighbours and keep the other parameters`() async throws {
    let client = try DemoClient.gitHub()
    let path = "/orgs/acme/members"
    let cases = [
      "?role=all&per_page=100": [("2", "next"), ("3", "last")],
      "?page=2&role=all&per_page=100": [
        ("1", "prev"), ("3", "next"), ("3", "last"), ("1", "first"),
      ],
      "?page=3&role=all&per_page=100": [("2", "prev"), ("1", "first")],
      "?page=99&role=all&per_page=100": [("3", "prev"), ("1", "first")],
      "?role=admin&per_page=100": [],
    ]
    for (query, links) in cases {
      let expected = links.map { page, relation in
        "<\(DemoClient.origin)\(path)?role=all&per_page=100&page=\(page)>; rel=\"\(relation)\""
      }
      let link = try await client.send(path + query).fields[.link]
      #expect(link == (links.isEmpty ? nil : expected.joined(separator: ", ")), "\(query)")
    }
  }

  @Test func `a page beyond the end or out of reach is empty, an odd one is the first`()
    async throws
  {
    let client = try DemoClient.gitHub()
    let counts = [
      "page=4&per_page=100": 0, "page=9223372036854775807": 0, "page=0": 30, "page=-1": 30,
      "page=%2B2": 30, "page=99999999999999999999": 30, "per_page=0": 30, "per_page=x": 30,
      "per_page=1": 1, "page=3&per_page=100": 64,
    ]
    for (query, count) in counts {
      let rows = try await client.record("/orgs/acme/members?\(query)").array?.count
      #expect(rows == count, "\(query)")
    }
  }

  @Test func `invitations of the CI service page by a cursor in body and header`() async throws {
    let client = try DemoClient.buildkite()
    var next: String? = "/v2/organizations/acme-ci/invitations?per_page=2"
    var sizes: [Int] = []
    while let path = next {
      let response = try await client.send(path)
      let body = try JSON.parse(response.body)
      sizes.append(body["items"]?.array?.count ?? -1)
      next = DemoClient.next(in: response)
      #expect(body["links"]?["next"]?.string == next)
    }
    #expect(sizes == [2, 1])
  }
}
