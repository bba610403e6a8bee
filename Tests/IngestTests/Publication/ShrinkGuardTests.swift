import Formats
import Ingest
import TestSupport
import Testing

@Suite struct ShrinkGuardTests {
  static var kinds: [WritableKeyPath<GenerationCounts, Int>] {
    [\.accounts, \.groups, \.memberships, \.grants]
  }

  /// Counts in which one kind is `count` and the others stand still.
  static func counts(_ kind: WritableKeyPath<GenerationCounts, Int>, _ count: Int)
    -> GenerationCounts
  {
    var counts = GenerationCounts()
    for other in kinds { counts[keyPath: other] = 500 }
    counts[keyPath: kind] = count
    return counts
  }

  @Test func `losses at the limit pass, one more is held`() throws {
    let table = try JSON.parse(Fixture.bytes("Ingest/shrink-guard.json"))
    var wrong: [String] = []
    var checked = 0
    for limit in try #require(table["limits"]?.array) {
      let shrinkGuard = ShrinkGuard(
        percent: try #require(limit["percent"]?.integer),
        objects: try #require(limit["objects"]?.integer))
      for example in try #require(limit["cases"]?.array) {
        let before = try #require(example["before"]?.integer)
        for (key, isHeld) in [("passes", false), ("held", true)] {
          for after in try #require(example[key]?.array).compactMap({ $0.integer }) {
            checked += 1
            for kind in Self.kinds {
              let losses = shrinkGuard.losses(
                from: Self.counts(kind, before), to: Self.counts(kind, after))
              if losses.isEmpty == isHeld { wrong.append("\(kind) \(before) -> \(after)") }
            }
          }
        }
      }
    }
    #expect(wrong.isEmpty)
    #expect(checked > 50)
  }

  @Test func `each kind that lost too much is told with its numbers`() {
    var before = GenerationCounts()
    (before.accounts, before.groups, before.memberships, before.grants) = (1000, 20, 5000, 7)
    before.entitlements = 10
    var after = before
    (after.accounts, after.groups, after.memberships, after.grants) = (899, 9, 5000, 0)
    after.entitlements = 0
    #expect(
      ShrinkGuard().losses(from: before, to: after).map { "\($0)" } == [
        "accounts: 1000 before, 899 now, 101 lost (10 %)",
        "groups: 20 before, 9 now, 11 lost (55 %)",
        "grants: all 7 are gone",
      ])
  }
}
