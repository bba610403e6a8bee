import Formats
import HTTP
import TestSupport
import Testing

@testable import Demo

@Suite struct GitHubGraphTests {
  @Test func `documents get the answers of the table`() async throws {
    let client = try DemoClient.gitHub()
    let cases = try JSON.parse(try Fixture.bytes("Demo/graphql.json")).array ?? []
    try #require(!cases.isEmpty)
    for entry in cases {
      let response = try await client.send("/graphql", method: .post, body: entry.bytes)
      #expect(response.status == .ok)
      let answer = try JSON.parse(response.body)
      let text = String(decoding: answer.bytes, as: UTF8.self)
      #expect(answer == entry["answer"], "\(entry.text("name")): \(text)")
    }
  }

  @Test func `bodies that are no posted query are refused politely`() async throws {
    let client = try DemoClient.gitHub()
    for body in ["", "{}", "[]", "{\"query\": 1}", "{\"query\": \"{ viewer { login }"] {
      let answer = try JSON.parse(
        try await client.send("/graphql", method: .post, body: Array(body.utf8)).body)
      #expect(answer["errors"]?.array?.count == 1, "\(body)")
    }
    let deep = String(repeating: "{ a ", count: 100_000)
    #expect(try await client.graph(deep)["errors"]?.array?.count == 1)
    let list = "{ viewer(x: " + String(repeating: "[", count: 100_000)
    #expect(try await client.graph(list)["errors"]?.array?.count == 1)
  }

  @Test func `members agree with the REST lists`() async throws {
    let client = try DemoClient.gitHub()
    let edges = try await edges(
      client, field: "membersWithRole",
      """
      query($login: String!, $after: String) { organization(login: $login) {
        membersWithRole(first: 100, after: $after) { totalCount pageInfo { endCursor hasNextPage }
          edges { role hasTwoFactorEnabled node { databaseId login name email createdAt
            organizationVerifiedDomainEmails(login: $login) url } } } } }
      """)
    #expect(edges.count == 264)
    let graphAdmins = edges.filter { $0.text("role") == "ADMIN" }.map { $0["node"]?.login }
    let restAdmins = try await client.list("/orgs/acme/members?role=admin").map { $0.login }
    #expect(graphAdmins == restAdmins)
    let graphWithout = edges.filter { $0["hasTwoFactorEnabled"] == .bool(false) }
    let restWithout = try await client.list("/orgs/acme/members?filter=2fa_disabled")
    #expect(graphWithout.map { $0["node"]?.login } == restWithout.map { $0.login })
    let rest = try await client.list("/orgs/acme/members?per_page=100")
    #expect(edges.map { $0["node"]?["databaseId"] } == rest.map { $0["id"] })
  }

  @Test func `direct members of every team agree with the rows that are not inherited`()
    async throws
  {
    let client = try DemoClient.gitHub()
    let answer = try await client.graph(
      """
      { organization(login: "acme") { teams(first: 100) { totalCount nodes { databaseId slug
        members(first: 100, membership: IMMEDIATE) { totalCount pageInfo { hasNextPage } } } } } }
      """)
    let teams = answer["data"]?["organization"]?["teams"]?["nodes"]?.array ?? []
    #expect(teams.count == 14)
    var inherited = 0
    for team in teams {
      let slug = team.text("slug")
      let edges = try await edges(
        client, field: "team",
        """
        query($login: String!, $slug: String!, $after: String) { organization(login: $login) {
          team(slug: $slug) { members(first: 50, after: $after, membership: IMMEDIATE) {
            totalCount pageInfo { endCursor hasNextPage } edges { role node { databaseId login } }
          } } } }
        """, slug: slug)
      let rows = try await client.list("/orgs/acme/teams/\(slug)/members?per_page=100")
      let direct = rows.filter { $0["inherited"] == .bool(false) }
      inherited += rows.count - direct.count
      #expect(edges.count == team["members"]?["totalCount"]?.integer)
      #expect(edges.map { $0["node"]?["databaseId"] } == direct.map { $0["id"] }, "\(slug)")
      #expect(edges.map { $0.text("role").lowercased() } == direct.map { $0.text("role") })
    }
    #expect(inherited > 0)
  }

  /// All edges of one connection, by its cursors.
  private func edges(
    _ client: DemoClient, field: String, _ query: String, slug: String = ""
  ) async throws -> [JSON] {
    var edges: [JSON] = []
    var after = JSON.null
    while true {
      let variables: [(String, JSON)] = [
        ("login", .string("acme")), ("slug", .string(slug)), ("after", after),
      ]
      let answer = try await client.graph(query, variables)
      #expect(answer["errors"] == nil)
      let found = try #require(answer["data"]?["organization"]?[field])
      let connection = found["members"] ?? found
      edges += connection["edges"]?.array ?? []
      #expect(connection["totalCount"]?.integer != nil)
      guard connection["pageInfo"]?["hasNextPage"] == .bool(true) else { break }
      after = try #require(connection["pageInfo"]?["endCursor"])
    }
    return edges
  }
}
