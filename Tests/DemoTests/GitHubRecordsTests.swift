import Formats
import HTTP
import Testing

@testable import Demo

@Suite struct GitHubRecordsTests {
  @Test func `whoever stands in a list has a profile, and only people of the organisation do`()
    async throws
  {
    let client = try DemoClient.gitHub()
    let members = Set(try await client.list("/orgs/acme/members?per_page=100").map(\.login))
    let outside = Set(
      try await client.list("/orgs/acme/outside_collaborators?per_page=100").map(\.login))
    #expect(members.count == 264 && outside.count == 12)
    #expect(members.isDisjoint(with: outside))
    for login in members.union(outside) {
      #expect(try await client.record("/users/\(login)")["login"]?.string == login)
    }
    for team in try await client.list("/orgs/acme/teams") {
      let slug = team["slug"]?.string ?? ""
      let rows = try await client.list("/orgs/acme/teams/\(slug)/members?per_page=100")
      #expect(members.isSuperset(of: rows.map(\.login)), "\(slug)")
    }
    for repository in try await client.list("/orgs/acme/repos?per_page=100") {
      let name = repository["name"]?.string ?? ""
      let rows = try await client.list("/repos/acme/\(name)/collaborators?per_page=100")
      #expect(members.union(outside).isSuperset(of: rows.map(\.login)), "\(name)")
    }
  }

  @Test func `the names that are hard to export are there`() async throws {
    let records = try GitHubRecords()
    let names = records.members.map { records.user($0.login)?["name"] ?? .null }
    for mark in [",", "\"", "ü", "🚀", "<", ";", "\t"] {
      #expect(names.contains { $0.string?.contains(mark) == true }, "\(mark)")
    }
    for start in ["=", "+", "-", "@", " "] {
      #expect(names.contains { $0.string?.hasPrefix(start) == true }, "\(start)")
    }
    #expect(names.contains { $0.isNull })
    #expect(Set(records.members.map { $0.hasTwoFactor.bool }) == [true, false, nil])
    #expect(records.members.contains { $0.verifiedEmails == .array([]) })
    #expect(records.invitations.count { $0["login"]?.isNull == true } == 1)
    #expect(records.teams.contains { $0.text("privacy") == "secret" })
    #expect(records.installations.count { $0["suspended_at"]?.isNull == false } == 1)
  }

  @Test func `the greatest role wins`() throws {
    let records = try GitHubRecords()
    func role(_ login: String, _ repository: String) -> String? {
      records.collaboratorRows(ofRepository: repository, affiliation: nil)
        .first { $0.text("login") == login }?.text("role_name")
    }
    #expect(role("ada-admin", "zephyr") == "admin")
    #expect(role("smith-john", "payments") == "maintain")
    #expect(role("zoe-rocket", "design-system") == "maintain")
    #expect(role("formula-fred", "atlas") == "triage")
    #expect(role("juergen-gross", "atlas") == "write")
    #expect(role("juergen-gross", "zephyr") == nil)
  }

  @Test func `memberships are active, pending or not there`() async throws {
    let client = try DemoClient.gitHub()
    let cases = [
      "ada-admin": ["active", "admin"], "Smith-JOHN": ["active", "member"],
      "newcomer-nele": ["pending", "member"], "owner-to-be": ["pending", "admin"],
    ]
    for (login, expected) in cases {
      let record = try await client.record("/orgs/acme/memberships/\(login)")
      #expect([record.text("state"), record.text("role")] == expected, "\(login)")
    }
    let own = try await client.record("/user/memberships/orgs/acme")
    #expect(own.text("state") == "active" && own.text("role") == "admin")
    let outsider = try #require(
      try await client.list("/orgs/acme/outside_collaborators").first?.login)
    #expect(try await client.send("/orgs/acme/memberships/\(outsider)").status == .notFound)
  }
}

extension JSON {
  var login: String { self["login"]?.string ?? "" }
}
