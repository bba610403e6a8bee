import Connectors
import Formats
import Identity
import Testing

struct DemoPullTests {
  @Test func theDemosOrganisationsAreReadWhole() async throws {
    let expected: [(PullResult, accounts: Int, memberships: Int)] = [
      (try await DemoPull.github(graphQL: true), 280, 308),
      (try await DemoPull.buildkite(), 133, 173),
    ]
    for (result, accounts, memberships) in expected {
      #expect(result.ledger.verdict == .complete, "\(result.ledger.reasons)")
      #expect(result.ledger.visibility == .whole)
      #expect(result.snapshot?.accounts.count == accounts)
      #expect(result.snapshot?.memberships.count == memberships)
      #expect(result.ledger.dangling.isEmpty)
    }
  }

  @Test func restAndGraphQLTellTheSameEdges() async throws {
    let graph = try #require(try await DemoPull.github(graphQL: true).snapshot)
    let rest = try #require(try await DemoPull.github(graphQL: false).snapshot)
    #expect(Self.edges(graph) == Self.edges(rest))
    #expect(Self.edges(graph).count > 600)
  }

  /// Every membership and grant in words.
  private static func edges(_ snapshot: Snapshot) -> [String] {
    func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
    return snapshot.memberships.map { edge in
      "\(text(snapshot.id(ofGroup: Int(edge.group)))) > \(edge.memberKind) \(text(snapshot.memberID(edge))) "
        + text(snapshot.value(edge.role))
    }
      + snapshot.grants.map { grant in
        "\(grant.principalKind) \(text(snapshot.principalID(grant))) "
          + text(snapshot.id(ofEntitlement: Int(grant.entitlement)))
      }
  }
}
