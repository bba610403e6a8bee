import Connectors
import CurlTransport
import Demo
import Formats
import HTTP
import Identity
import Testing

/// A large organisation is read whole, and in few requests.
struct GeneratedOrganizationTests {
  @Test func everyRowComesInFewRequests() async throws {
    // 20 pages of members, 1 of teams, 3 of repositories, 8 for what else there is, and users and
    // teams of each organisation role.
    for (roles, requests) in [(1, 34), (6, 44)] {
      var size = OrganizationSize()
      size.organizationRoles = roles
      let organization = GeneratedOrganization(size)
      let result = try await DemoPull.github(organization)
      #expect(result.ledger.verdict == .complete, "\(result.ledger.reasons)")
      #expect(result.ledger.dangling.isEmpty)
      let snapshot = try #require(result.snapshot)
      #expect(Self.truth(of: snapshot) == organization.truth)
      #expect(snapshot.credentials.count == size.installations)
      #expect(result.ledger.streams.reduce(0) { $0 + $1.requests } == requests)
    }
  }

  private static func truth(of snapshot: Snapshot) -> OrganizationTruth {
    func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
    var truth = OrganizationTruth()
    truth.accounts = Set(
      snapshot.accounts.map { row in
        let factor = row.multiFactor.word.isEmpty ? "unknown" : row.multiFactor.word
        return "\(text(snapshot.bytes(row.range(.id)))) "
          + "\(snapshot.text(row.range(.username)) ?? "") \(factor)"
      })
    truth.memberships = Set(
      snapshot.memberships.map { edge in
        "\(text(snapshot.id(ofGroup: Int(edge.group)))) \(edge.memberKind) "
          + "\(text(snapshot.memberID(edge))) \(snapshot.valueText(edge.role) ?? "")"
      })
    truth.grants = Set(
      snapshot.grants.map { grant in
        "\(grant.principalKind) \(text(snapshot.principalID(grant))) "
          + text(snapshot.id(ofEntitlement: Int(grant.entitlement)))
      })
    return truth
  }
}
