/// What the builder found while it resolved references; the ledger tells it.
package struct BuildReport: Sendable {
  /// A reference to something that no list held.
  package struct Dangling: Sendable {
    package enum What: String, Sendable { case member, group, principal, entitlement, account }

    package let stream: Int
    package let what: What
    package let id: String
  }

  /// All of them up to `listedAtMost` a stream; the counts are exact.
  package internal(set) var dangling: [Dangling] = []
  package internal(set) var danglingCounts: [Int: Int] = [:]
  /// References by stream, resolved or not.
  package internal(set) var references: [Int: Int] = [:]
  /// Edges that the source itself calls indirect; they are derived, so not kept.
  package internal(set) var indirect: [Int: Int] = [:]
  /// Edges told more than once, kept once.
  package internal(set) var repeatedEdges = 0

  package static let listedAtMost = 100

  mutating func add(_ what: Dangling.What, _ id: String, stream: Int) {
    let count = danglingCounts[stream, default: 0]
    danglingCounts[stream] = count + 1
    if count < Self.listedAtMost { dangling.append(Dangling(stream: stream, what: what, id: id)) }
  }
}
