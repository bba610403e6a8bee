import Formats
import HTTP
import Testing

@testable import Demo

@Suite struct FakeAppTests {
  @Test func `only the token gets an answer`() async throws {
    let gitHub = try DemoClient.gitHub()
    let buildkite = try DemoClient.buildkite()
    let cases: [(DemoClient, String, String?, Int)] = [
      (gitHub, "/orgs/acme", "Bearer \(DemoClient.token)", 200),
      (gitHub, "/orgs/acme", "token \(DemoClient.token)", 200),
      (gitHub, "/orgs/acme", nil, 401),
      (gitHub, "/orgs/acme", "Bearer \(DemoClient.token)x", 401),
      (gitHub, "/orgs/acme", "Bearer ", 401),
      (gitHub, "/orgs/acme", "Basic \(DemoClient.token)", 401),
      (gitHub, "/nowhere", "Bearer wrong", 401),
      (gitHub, "/graphql", nil, 401),
      (buildkite, "/v2/user", "bearer \(DemoClient.token)", 200),
      (buildkite, "/v2/user", "token \(DemoClient.token)", 401),
      (buildkite, "/v2/user", nil, 401),
    ]
    for (client, path, authorization, status) in cases {
      let response = try await client.send(path, authorization: authorization)
      #expect(response.status.code == status, "\(path) \(authorization ?? "none")")
      #expect(try JSON.parse(response.body)["message"]?.string?.isEmpty != true)
    }
    let wrong = try JSON.parse(try await gitHub.send("/user", authorization: "Bearer x").body)
    #expect(wrong["message"]?.string == "Bad credentials")
  }

  @Test func `what is not there, and every method that could change something, is 404`()
    async throws
  {
    let gitHub = try DemoClient.gitHub()
    let buildkite = try DemoClient.buildkite()
    let cases: [(DemoClient, Method, String)] = [
      (gitHub, .get, "/"), (gitHub, .get, "/orgs/other"), (gitHub, .get, "/orgs/acme/"),
      (gitHub, .get, "/orgs/acme/teams/nobody/members"), (gitHub, .get, "/users/nobody"),
      (gitHub, .get, "/repos/acme/nothing/teams"), (gitHub, .get, "/repos/acme/nothing"),
      (gitHub, .get, "/orgs/acme/organization-roles/1/users"), (gitHub, .get, "/graphql"),
      (gitHub, .delete, "/orgs/acme/members"), (gitHub, .post, "/orgs/acme/teams"),
      (buildkite, .get, "/v2/organizations/acme"), (buildkite, .put, "/v2/user"),
      (buildkite, .get, "/v2/organizations/acme-ci/teams/x/members"),
      (buildkite, .get, "/v2/organizations/acme-ci/invitations?after=x"),
    ]
    for (client, method, path) in cases {
      let response = try await client.send(path, method: method)
      #expect(response.status == .notFound, "\(method) \(path)")
      #expect(try JSON.parse(response.body)["message"]?.string == "Not Found")
    }
  }

  @Test func `the fields of the rate limits count down`() async throws {
    let gitHub = try DemoClient.gitHub()
    _ = try await gitHub.send("/user")
    let second = try await gitHub.send("/user").fields
    #expect(second["x-ratelimit-remaining"] == "14998")
    #expect(second["x-ratelimit-reset"] == "1003600")
    #expect(second["x-ratelimit-resource"] == "core")
    let buildkite = try DemoClient.buildkite()
    let first = try await buildkite.send("/v2/user").fields
    #expect(first["RateLimit-Remaining"] == "1999")
    #expect(first["RateLimit-User-Reset"] == "60")
  }

  @Test func `a header line cannot be broken by what the client sends`() async throws {
    let client = try DemoClient.gitHub()
    let response = try await client.send("/orgs/acme/members?x=\r\nX-Evil: 1")
    #expect(response.status == .notFound)
  }
}
